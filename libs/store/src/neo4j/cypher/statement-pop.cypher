UNWIND $rows AS row
MATCH (s:Statement {of: row.of, import: row.import})
USING INDEX SEEK s:Statement(of)
DELETE s
