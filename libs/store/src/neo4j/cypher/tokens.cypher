MATCH (t:Token)
RETURN properties(t) AS token
