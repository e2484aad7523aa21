MATCH (t:Team)-[:EMPLOYS]->(l:Learner)
WHERE $organization IS NULL OR t.organization = $organization
RETURN DISTINCT l.id AS id
