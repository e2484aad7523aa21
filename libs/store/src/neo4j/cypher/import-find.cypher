MATCH (i:Import {id: $id})
RETURN i.number AS number, i.undoneAt AS undoneAt
