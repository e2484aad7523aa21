MATCH (n:NODE_LABEL)
WHERE n.import IS NOT NULL
RETURN [name IN $fields | n[name]] AS values
