// Something still points at or from these nodes: a stub takes their place.
UNWIND $ids AS id
MATCH (n:NODE_LABEL {id: id})
WHERE EXISTS { (n)--() }
MERGE (stub:Absent {id: id})
RETURN count(stub) AS stubs
