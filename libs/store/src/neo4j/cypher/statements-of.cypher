MATCH (s:Statement {of: $of})
USING INDEX SEEK s:Statement(of)
RETURN s.import AS import, s.file AS file, s.line AS line, s.fact IS NULL AS gone
ORDER BY s.import DESC
