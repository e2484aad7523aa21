// The newest earlier claim about each fact that is of none of the imports named.
UNWIND $of AS of
MATCH (s:Statement {of: of})
USING INDEX SEEK s:Statement(of)
WHERE s.fact IS NOT NULL AND NOT s.import IN $except
WITH of, s ORDER BY s.import DESC
WITH of, collect(s)[0] AS s
RETURN of, s.fact AS fact, s.import AS import, s.file AS file, s.line AS line
