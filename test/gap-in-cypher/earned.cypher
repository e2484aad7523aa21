// What a learner has earned and is valid on a day; of one credential earned several times, what lasts longest.
// $learner: id · $on: the day asked about
MATCH (:Learner {id: $learner})-[e:EARNED]->(c:Credential)
WHERE e.issuedOn <= $on
WITH c.id AS credential, e.issuedOn AS from,
  CASE
    WHEN e.expiresOn IS NOT NULL THEN e.expiresOn
    WHEN c.validMonths IS NOT NULL THEN toString(date(e.issuedOn) + duration({months: c.validMonths}))
  END AS until
WHERE until IS NULL OR until >= $on
ORDER BY until DESC, from
WITH credential, collect({from: from, until: until})[0] AS longest
RETURN credential, longest.from AS from, longest.until AS until
ORDER BY credential
