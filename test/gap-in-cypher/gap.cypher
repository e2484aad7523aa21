// The gap of a learner to a role on a day: per skill what the role needs, what the learner has (the highest of what was assessed by
// that day and what the credentials held certify) and what is missing; and the readiness, 0 to 1, null for a role without requirements.
// $learner, $role: ids · $on: the day asked about · $held: ids of the credentials that count as held
MATCH (:Role {id: $role})-[requires:REQUIRES]->(skill:Skill)
CALL (skill) {
  OPTIONAL MATCH (:Learner {id: $learner})-[holds:HOLDS]->(skill)
  WHERE holds.at IS NULL OR holds.at <= $on
  RETURN coalesce(max(holds.level), 0) AS assessed
}
CALL (skill) {
  OPTIONAL MATCH (credential:Credential)-[certifies:CERTIFIES]->(skill)
  WHERE credential.id IN $held
  RETURN coalesce(max(certifies.level), 0) AS certified
}
WITH skill, requires.level AS need, coalesce(requires.importance, 1.0) AS importance,
  CASE WHEN assessed > certified THEN assessed ELSE certified END AS have
ORDER BY skill.id
WITH skill, need, have, importance,
  CASE WHEN have < need THEN need - have ELSE 0 END AS gap,
  CASE WHEN have < need THEN 1.0 * have / need ELSE 1.0 END AS met
WITH collect({skill: skill.id, need: need, have: have, gap: gap}) AS skills,
  sum(importance * met) AS met, sum(importance) AS all
RETURN skills, CASE all WHEN 0 THEN null ELSE met / all END AS readiness
