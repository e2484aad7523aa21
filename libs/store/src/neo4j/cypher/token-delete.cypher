MATCH (t:Token {id: $id})
DELETE t
RETURN count(t) AS deleted
