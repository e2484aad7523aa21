UNWIND $ids AS id
MATCH (old:START_LABEL {id: id})
MATCH (new:END_LABEL {id: id})
MATCH (start)-[r]->(old)
WHERE $types[type(r)] IS NOT NULL
CREATE (start)-[moved:$($types[type(r)])]->(new)
SET moved = properties(r)
DELETE r
