// Stubs and values that nothing refers to any more.
MATCH (n:Absent|Collection|Programme|Region|SkillName|Title)
WHERE NOT EXISTS { (n)--() }
DELETE n
