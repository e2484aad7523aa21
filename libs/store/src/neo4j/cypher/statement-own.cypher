// All that one import said and that lies beneath, with what it had removed.
MATCH (s:Statement {import: $import})
USING INDEX SEEK s:Statement(import)
RETURN elementId(s) AS at, s.of AS of, s.fact IS NULL AS removal
