// Something still points at or from these nodes: a stub takes their place.
UNWIND $ids AS id
MATCH (n:NODE_LABEL {id: id})
USING INDEX SEEK n:NODE_LABEL(id)
WHERE EXISTS { (n)--() }
MERGE (stub:Absent {id: id})
RETURN count(stub) AS stubs
