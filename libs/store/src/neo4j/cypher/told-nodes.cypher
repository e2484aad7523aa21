MATCH (n:NODE_LABEL)
WHERE n.import = $import
RETURN n.id AS key, properties(n) AS properties
