// The tables of a made catalogue: the same nodes and relationships as an import makes, without where each came from.
LOAD CSV WITH HEADERS FROM 'file:///issuers.csv' AS row
CALL (row) {
  MERGE (i:Issuer {id: row.id})
  SET i.name = row.name, i.trust = toFloat(row.trust)
} IN TRANSACTIONS OF 10000 ROWS;

LOAD CSV WITH HEADERS FROM 'file:///skills.csv' AS row
CALL (row) {
  MERGE (s:Skill {id: row.id})
  SET s.name = row.name
} IN TRANSACTIONS OF 10000 ROWS;

LOAD CSV WITH HEADERS FROM 'file:///roles.csv' AS row
CALL (row) {
  MERGE (r:Role {id: row.id})
  SET r.title = row.title
} IN TRANSACTIONS OF 10000 ROWS;

LOAD CSV WITH HEADERS FROM 'file:///credentials.csv' AS row
CALL (row) {
  MATCH (i:Issuer {id: row.issuer})
  MERGE (c:Credential {id: row.id})
  SET c.name = row.name,
    c.issuer = row.issuer,
    c.cost = toInteger(round(toFloat(row.cost) * 100)),
    c.currency = row.currency,
    c.hours = toFloat(row.hours)
  CREATE_OR_MERGE (i)-[:OFFERS]->(c)
} IN TRANSACTIONS OF 10000 ROWS;

LOAD CSV WITH HEADERS FROM 'file:///stacks.csv' AS row
CALL (row) {
  MATCH (i:Issuer {id: row.issuer})
  MERGE (s:Stack {id: row.id})
  SET s.name = row.name,
    s.issuer = row.issuer,
    s.bundlePrice = toInteger(round(toFloat(row.bundlePrice) * 100)),
    s.currency = row.currency
  CREATE_OR_MERGE (i)-[:OFFERS]->(s)
} IN TRANSACTIONS OF 10000 ROWS;

LOAD CSV WITH HEADERS FROM 'file:///learners.csv' AS row
CALL (row) {
  MERGE (l:Learner {id: row.id})
  SET l.name = row.name
} IN TRANSACTIONS OF 10000 ROWS;

LOAD CSV WITH HEADERS FROM 'file:///role_skills.csv' AS row
CALL (row) {
  MATCH (r:Role {id: row.role})
  MATCH (s:Skill {id: row.skill})
  CREATE_OR_MERGE (r)-[q:REQUIRES]->(s)
  SET q.level = toInteger(row.level), q.importance = toFloat(row.importance), q.essential = toBoolean(row.essential)
} IN TRANSACTIONS OF 10000 ROWS;

LOAD CSV WITH HEADERS FROM 'file:///credential_skills.csv' AS row
CALL (row) {
  MATCH (c:Credential {id: row.credential})
  MATCH (s:Skill {id: row.skill})
  CREATE_OR_MERGE (c)-[q:CERTIFIES]->(s)
  SET q.level = toInteger(row.level)
} IN TRANSACTIONS OF 10000 ROWS;

LOAD CSV WITH HEADERS FROM 'file:///prerequisites.csv' AS row
CALL (row) {
  MATCH (c:Credential {id: row.credential})
  MATCH (n:Credential {id: row.needs})
  CREATE_OR_MERGE (c)-[:PREREQUISITE]->(n)
} IN TRANSACTIONS OF 10000 ROWS;

LOAD CSV WITH HEADERS FROM 'file:///stack_members.csv' AS row
CALL (row) {
  MATCH (s:Stack {id: row.stack})
  MATCH (c:Credential {id: row.credential})
  CREATE_OR_MERGE (s)-[:COMPONENT]->(c)
} IN TRANSACTIONS OF 10000 ROWS;

LOAD CSV WITH HEADERS FROM 'file:///learner_skills.csv' AS row
CALL (row) {
  MATCH (l:Learner {id: row.learner})
  MATCH (s:Skill {id: row.skill})
  CREATE_OR_MERGE (l)-[h:HOLDS]->(s)
  SET h.level = toInteger(row.level)
} IN TRANSACTIONS OF 10000 ROWS;
