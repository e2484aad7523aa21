MATCH (m:Migration)
RETURN max(m.number) AS number
