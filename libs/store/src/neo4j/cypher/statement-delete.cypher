UNWIND $ats AS at
MATCH (s:Statement)
WHERE elementId(s) = at
DELETE s
