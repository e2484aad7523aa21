// Makes the node of each key what the row says; answers what stood there. A row: key, then the properties.
UNWIND $rows AS row
MERGE (n:NODE_LABEL {id: row[0]})
WITH n, row, CASE WHEN n.import IS NULL THEN null ELSE properties(n) END AS before
SET n = PROPERTIES
WITH row, before
WHERE before IS NOT NULL
RETURN row[0] AS key, before AS properties
