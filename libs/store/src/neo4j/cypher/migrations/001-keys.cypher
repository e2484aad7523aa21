// What there is of a kind is there once. Neo4j makes an index for each of these.
CREATE CONSTRAINT stackway_id IF NOT EXISTS FOR (n:Stackway) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT import_id IF NOT EXISTS FOR (n:Import) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT import_number IF NOT EXISTS FOR (n:Import) REQUIRE n.number IS UNIQUE;
CREATE CONSTRAINT token_id IF NOT EXISTS FOR (n:Token) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT absent_id IF NOT EXISTS FOR (n:Absent) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT collection_id IF NOT EXISTS FOR (n:Collection) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT credential_id IF NOT EXISTS FOR (n:Credential) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT funding_id IF NOT EXISTS FOR (n:Funding) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT issuer_id IF NOT EXISTS FOR (n:Issuer) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT job_zone_id IF NOT EXISTS FOR (n:JobZone) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT learner_id IF NOT EXISTS FOR (n:Learner) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT organization_id IF NOT EXISTS FOR (n:Organization) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT posting_id IF NOT EXISTS FOR (n:Posting) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT programme_id IF NOT EXISTS FOR (n:Programme) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT rate_id IF NOT EXISTS FOR (n:Rate) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT region_id IF NOT EXISTS FOR (n:Region) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT role_group_id IF NOT EXISTS FOR (n:RoleGroup) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT role_id IF NOT EXISTS FOR (n:Role) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT skill_group_id IF NOT EXISTS FOR (n:SkillGroup) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT skill_id IF NOT EXISTS FOR (n:Skill) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT stack_id IF NOT EXISTS FOR (n:Stack) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT team_id IF NOT EXISTS FOR (n:Team) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT title_id IF NOT EXISTS FOR (n:Title) REQUIRE n.id IS UNIQUE;

// Earlier statements, looked up by what they are about and by who made them.
CREATE INDEX statement_of IF NOT EXISTS FOR (n:Statement) ON (n.of);
CREATE INDEX statement_import IF NOT EXISTS FOR (n:Statement) ON (n.import);

// People search by name.
CREATE INDEX skill_name IF NOT EXISTS FOR (n:Skill) ON (n.name);
CREATE INDEX role_title IF NOT EXISTS FOR (n:Role) ON (n.title);
CREATE INDEX credential_name IF NOT EXISTS FOR (n:Credential) ON (n.name);

MERGE (n:Stackway {id: 'store'}) ON CREATE SET n.version = 0;
MERGE (n:Stackway {id: 'gate'}) ON CREATE SET n.passed = 0;
