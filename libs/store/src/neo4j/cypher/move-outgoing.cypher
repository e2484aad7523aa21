UNWIND $ids AS id
MATCH (old:START_LABEL {id: id})
MATCH (new:END_LABEL {id: id})
MATCH (old)-[r]->(end)
WHERE $types[type(r)] IS NOT NULL
CREATE (new)-[moved:$($types[type(r)])]->(end)
SET moved = properties(r)
DELETE r
