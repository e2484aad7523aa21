MATCH (i:Import)
WHERE $profiles OR i.format <> 'profile'
RETURN properties(i) AS properties
ORDER BY i.number DESC
