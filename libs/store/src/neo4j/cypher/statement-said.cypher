// What one import said of facts of a type and others have covered since.
MATCH (s:Statement {import: $import})
USING INDEX SEEK s:Statement(import)
WHERE s.fact IS NOT NULL AND s.of STARTS WITH $type
RETURN DISTINCT s.of AS of
