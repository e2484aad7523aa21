UNWIND $ids AS id
MATCH (old:START_LABEL {id: id})
USING INDEX SEEK old:START_LABEL(id)
MATCH (new:END_LABEL {id: id})
USING INDEX SEEK new:END_LABEL(id)
MATCH (old)-[r]->(end)
WHERE $types[type(r)] IS NOT NULL
CREATE (new)-[moved:$($types[type(r)])]->(end)
SET moved = properties(r)
DELETE r
