UNWIND $rows AS row
MERGE (n:NODE_LABEL {id: row.key})
SET n = row.properties
