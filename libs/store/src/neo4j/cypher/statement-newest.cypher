UNWIND $of AS of
MATCH (s:Statement {of: of})
USING INDEX SEEK s:Statement(of)
WHERE NOT s.import IN $except
WITH of, s ORDER BY s.import DESC
WITH of, collect(s)[0] AS s
RETURN of, elementId(s) AS at, s.fact AS fact, s.import AS import, s.file AS file, s.line AS line
