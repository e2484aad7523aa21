// All that one import said and that lies beneath; answers what it had removed.
MATCH (s:Statement {import: $import})
USING INDEX SEEK s:Statement(import)
WITH s, s.of AS of, s.fact IS NULL AS removal
DELETE s
WITH of, removal
WHERE removal
RETURN of
