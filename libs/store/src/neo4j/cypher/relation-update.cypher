// Rows as in relation-put, but for Neo4j's own id of the relationship in place of the end.
UNWIND $rows AS row
MATCH ()-[r]->()
WHERE elementId(r) = row[1]
SET r = PROPERTIES
