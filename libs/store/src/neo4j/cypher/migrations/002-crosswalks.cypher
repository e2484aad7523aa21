// Codes of classifications that stand for each other, what people decided that names mean, and names without a skill.
CREATE CONSTRAINT crosswalk_id IF NOT EXISTS FOR (n:Crosswalk) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT name_decision_id IF NOT EXISTS FOR (n:NameDecision) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT skill_name_id IF NOT EXISTS FOR (n:SkillName) REQUIRE n.id IS UNIQUE;
