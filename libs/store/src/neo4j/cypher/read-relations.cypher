MATCH (start)-[r:RELATION_TYPE]->(end)
WHERE r.import IS NOT NULL
RETURN start.id AS start, collect(end.id) AS ends, collect([name IN $fields | r[name]]) AS values
