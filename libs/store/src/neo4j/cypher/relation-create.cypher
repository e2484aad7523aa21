UNWIND $rows AS row
MATCH (start:START_LABEL {id: row.from})
MATCH (end:END_LABEL {id: row.to})
CREATE (start)-[r:RELATION_TYPE]->(end)
SET r = row.properties
RETURN collect(row.n) AS made
