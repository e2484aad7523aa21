UNWIND $ids AS id
MATCH (n:NODE_LABEL {id: id})
RETURN n.id AS id
