// The hints: a plan made while the graph was empty is kept, and would scan where it should seek.
UNWIND $rows AS row
MATCH (start:START_LABEL {id: row.from})
USING INDEX SEEK start:START_LABEL(id)
MATCH (end:END_LABEL {id: row.to})
USING INDEX SEEK end:END_LABEL(id)
WITH row, start, end
MATCH (start)-[r:RELATION_TYPE]->(end)
WHERE (r.import IS NULL) = $link AND all(name IN coalesce(keys(row.also), []) WHERE coalesce(toString(r[name]), '') = row.also[name])
RETURN row.n AS n, elementId(r) AS at, properties(r) AS properties
