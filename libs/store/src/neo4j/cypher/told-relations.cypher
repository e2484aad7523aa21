MATCH (start)-[r:RELATION_TYPE]->(end)
WHERE r.import = $import
RETURN start.id AS start, end.id AS end, elementId(r) AS at, properties(r) AS properties
