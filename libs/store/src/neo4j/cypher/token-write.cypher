MERGE (t:Token {id: $token.id})
SET t = $token
