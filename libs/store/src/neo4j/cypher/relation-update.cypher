UNWIND $rows AS row
MATCH ()-[r]->()
WHERE elementId(r) = row.at
SET r = row.properties
