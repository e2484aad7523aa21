UNWIND $rows AS row
MATCH (s:Statement {of: row.of, import: row.import})
DELETE s
