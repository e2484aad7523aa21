// The release as its portal exports it, English: the same nodes and relationships as an import makes, without where each came from.
// Each statement is one somebody who knows LOAD CSV would write: constraints are there, batches of 10,000 rows, one reading of each file.
LOAD CSV WITH HEADERS FROM 'file:///skills_en.csv' AS row
CALL (row) {
  MERGE (s:Skill {id: row.conceptUri})
  SET s.name = row.preferredLabel,
    s.altNames = [name IN split(row.altLabels, '\n') WHERE name <> row.preferredLabel],
    s.kind = CASE WHEN row.skillType = 'knowledge' THEN 'knowledge' WHEN row.reuseLevel = 'transversal' THEN 'soft' ELSE 'hard' END,
    s.framework = 'ESCO',
    s.description = coalesce(row.description, row.definition)
} IN TRANSACTIONS OF 10000 ROWS;

LOAD CSV WITH HEADERS FROM 'file:///skillGroups_en.csv' AS row
WITH row WHERE row.conceptType = 'SkillGroup'
CALL (row) {
  MERGE (g:SkillGroup {id: row.conceptUri})
  SET g.name = row.preferredLabel,
    g.altNames = [name IN split(row.altLabels, '\n') WHERE name <> row.preferredLabel],
    g.code = row.code,
    g.framework = 'ESCO',
    g.description = row.description
} IN TRANSACTIONS OF 10000 ROWS;

LOAD CSV WITH HEADERS FROM 'file:///ISCOGroups_en.csv' AS row
CALL (row) {
  MERGE (g:RoleGroup {id: row.conceptUri})
  SET g.name = row.preferredLabel, g.code = row.code, g.description = row.description
} IN TRANSACTIONS OF 10000 ROWS;

LOAD CSV WITH HEADERS FROM 'file:///occupations_en.csv' AS row
CALL (row) {
  MERGE (r:Role {id: row.conceptUri})
  SET r.title = row.preferredLabel,
    r.altTitles = [title IN split(row.altLabels, '\n') WHERE title <> row.preferredLabel],
    r.codes = [row.code, row.iscoGroup],
    r.family = row.iscoGroup,
    r.description = coalesce(row.description, row.definition)
} IN TRANSACTIONS OF 10000 ROWS;

LOAD CSV WITH HEADERS FROM 'file:///occupationSkillRelations.csv' AS row
CALL (row) {
  MATCH (r:Role {id: row.occupationUri})
  MATCH (s:Skill {id: row.skillUri})
  CREATE_OR_MERGE (r)-[q:REQUIRES]->(s)
  SET q.level = CASE row.relationType WHEN 'essential' THEN 3 ELSE 2 END,
    q.importance = CASE row.relationType WHEN 'essential' THEN 1.0 ELSE 0.4 END,
    q.essential = row.relationType = 'essential'
} IN TRANSACTIONS OF 10000 ROWS;

LOAD CSV WITH HEADERS FROM 'file:///skillSkillRelations.csv' AS row
CALL (row) {
  MATCH (s:Skill {id: row.originalSkillUri})
  MATCH (t:Skill {id: row.relatedSkillUri})
  WHERE s <> t
  CREATE_OR_MERGE (s)-[:RELATED {kind: row.relationType}]->(t)
} IN TRANSACTIONS OF 10000 ROWS;

LOAD CSV WITH HEADERS FROM 'file:///broaderRelationsSkillPillar.csv' AS row
CALL (row) {
  MATCH (s:Skill|SkillGroup {id: row.conceptUri})
  MATCH (t:Skill|SkillGroup {id: row.broaderUri})
  CREATE_OR_MERGE (s)-[:BROADER]->(t)
} IN TRANSACTIONS OF 10000 ROWS;

LOAD CSV WITH HEADERS FROM 'file:///broaderRelationsOccPillar.csv' AS row
CALL (row) {
  MATCH (s:Role|RoleGroup {id: row.conceptUri})
  MATCH (t:Role|RoleGroup {id: row.broaderUri})
  CREATE_OR_MERGE (s)-[:BROADER_ROLE]->(t)
} IN TRANSACTIONS OF 10000 ROWS;

UNWIND ['digComp', 'digital', 'green', 'language', 'research', 'transversal'] AS name
LOAD CSV WITH HEADERS FROM 'file:///' + name + 'SkillsCollection_en.csv' AS row
CALL (name, row) {
  MATCH (s:Skill|SkillGroup {id: row.conceptUri})
  MERGE (c:Collection {id: name})
  CREATE_OR_MERGE (s)-[:IN_COLLECTION]->(c)
} IN TRANSACTIONS OF 10000 ROWS;

LOAD CSV WITH HEADERS FROM 'file:///researchOccupationsCollection_en.csv' AS row
CALL (row) {
  MATCH (r:Role {id: row.conceptUri})
  MERGE (c:Collection {id: 'research'})
  CREATE_OR_MERGE (r)-[:IN_ROLE_COLLECTION]->(c)
} IN TRANSACTIONS OF 10000 ROWS;
