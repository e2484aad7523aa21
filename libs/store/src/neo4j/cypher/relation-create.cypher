UNWIND $rows AS row
MATCH (start:START_LABEL {id: row.from})
USING INDEX SEEK start:START_LABEL(id)
MATCH (end:END_LABEL {id: row.to})
USING INDEX SEEK end:END_LABEL(id)
CREATE (start)-[r:RELATION_TYPE]->(end)
SET r = row.properties
RETURN collect(row.n) AS made
