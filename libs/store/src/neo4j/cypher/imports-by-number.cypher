MATCH (i:Import)
WHERE i.number IN $numbers
RETURN i.number AS number, i.id AS id, i.at AS at, i.file AS files
