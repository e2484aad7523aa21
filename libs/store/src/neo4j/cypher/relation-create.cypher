// Entries and rows as in relation-put.
UNWIND $entries AS entry
MATCH (start:START_LABEL {id: entry[0]})
USING INDEX SEEK start:START_LABEL(id)
UNWIND entry[1] AS row
MATCH (end:END_LABEL {id: row[1]})
USING INDEX SEEK end:END_LABEL(id)
CREATE (start)-[:RELATION_TYPE PROPERTIES]->(end)
RETURN collect(row[0]) AS made
