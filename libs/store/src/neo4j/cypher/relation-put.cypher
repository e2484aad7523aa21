// Makes each relationship what its row says; answers what stood there, and which rows have both their ends.
// An entry: start, rows. A row: number, end, what tells relationships between the same two apart, then the properties.
UNWIND $entries AS entry
MATCH (start:START_LABEL {id: entry[0]})
USING INDEX SEEK start:START_LABEL(id)
UNWIND entry[1] AS row
MATCH (end:END_LABEL {id: row[1]})
USING INDEX SEEK end:END_LABEL(id)
OPTIONAL MATCH (start)-[old:RELATION_TYPE]->(end)
WHERE old.import IS NOT NULL AND all(name IN coalesce(keys(row[2]), []) WHERE coalesce(toString(old[name]), '') = row[2][name])
WITH row, start, end, old, properties(old) AS before
FOREACH (nothing IN CASE WHEN old IS NULL THEN [true] ELSE [] END |
  CREATE (start)-[:RELATION_TYPE PROPERTIES]->(end)
)
FOREACH (standing IN CASE WHEN old IS NULL THEN [] ELSE [old] END |
  SET standing = PROPERTIES
)
RETURN collect(row[0]) AS put, collect(CASE WHEN before IS NULL THEN null ELSE {n: row[0], properties: before} END) AS found
