MATCH (l:Learner)
WHERE toLower(l.id) CONTAINS $text OR toLower(l.name) CONTAINS $text
RETURN l.id AS id, l.name AS name
