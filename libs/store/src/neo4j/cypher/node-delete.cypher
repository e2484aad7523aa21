UNWIND $ids AS id
MATCH (n:NODE_LABEL {id: id})
DELETE n
