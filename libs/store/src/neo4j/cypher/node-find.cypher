UNWIND $keys AS key
MATCH (n:NODE_LABEL {id: key})
WHERE n.import IS NOT NULL
RETURN key, properties(n) AS properties
