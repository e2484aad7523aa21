UNWIND $keys AS key
MATCH (n:NODE_LABEL {id: key})
USING INDEX SEEK n:NODE_LABEL(id)
WHERE n.import IS NOT NULL
RETURN key, properties(n) AS properties
