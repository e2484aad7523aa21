UNWIND $ids AS id
MATCH (l:Learner {id: id})
USING INDEX SEEK l:Learner(id)
WHERE l.import IS NOT NULL
RETURN properties(l) AS learner,
  COLLECT { MATCH (l)-[r:HOLDS]->(s) RETURN [s.id, properties(r)] } AS skills,
  COLLECT { MATCH (l)-[r:EARNED]->(c) RETURN [c.id, properties(r)] } AS credentials,
  COLLECT { MATCH (t)-[r:EMPLOYS]->(l) RETURN [t.id, properties(r)] } AS positions
