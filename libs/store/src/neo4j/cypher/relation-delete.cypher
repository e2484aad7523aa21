UNWIND $ats AS at
MATCH ()-[r]->()
WHERE elementId(r) = at
DELETE r
