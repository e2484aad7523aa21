UNWIND $ids AS id
MATCH (old:START_LABEL {id: id})
USING INDEX SEEK old:START_LABEL(id)
MATCH (new:END_LABEL {id: id})
USING INDEX SEEK new:END_LABEL(id)
MATCH (start)-[r]->(old)
WHERE $types[type(r)] IS NOT NULL
CREATE (start)-[moved:$($types[type(r)])]->(new)
SET moved = properties(r)
DELETE r
