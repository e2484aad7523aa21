// Adds the awards of the stacks that the credentials held complete. Asked again with its own answer until nothing is added, it
// counts awards that complete larger stacks.
// $held: [{credential, from, until}], dates as text, until null when it never ends · $on: the day asked about
MATCH (stack:Stack)-[:AWARDS]->(award:Credential)
CALL (stack) {
  MATCH (stack)-[m:COMPONENT]->(c:Credential)
  WITH c, m, [h IN $held WHERE h.credential = c.id][0] AS h
  RETURN collect({
    id: c.id, group: m.group, credits: coalesce(m.credits, 0), held: h IS NOT NULL, from: h.from, until: h.until
  }) AS members
}
// From which day on is it complete, and until the end of which day does it stay so? Tried for every day that could be it.
CALL (members) {
  UNWIND members AS member
  WITH members, member WHERE member.held
  UNWIND [
    {day: member.from, side: 'begins', counted: [m IN members WHERE m.held AND m.from <= member.from]},
    {day: member.until, side: 'ends', counted: [m IN members WHERE m.held AND (m.until IS NULL OR m.until > member.until)]}
  ] AS moment
  WITH moment WHERE moment.day IS NOT NULL
  RETURN moment
}
WITH stack, award, moment,
  all(m IN members WHERE m.group IS NULL OR any(c IN moment.counted WHERE c.group = m.group)) AS groups,
  all(m IN members WHERE m.group IS NOT NULL OR any(c IN moment.counted WHERE c.id = m.id)) AS others,
  size(moment.counted) >= coalesce(stack.atLeast, 0)
    AND reduce(sum = 0, m IN moment.counted | sum + toInteger(round(m.credits * 1000)))
      >= toInteger(round(coalesce(stack.minCredits, 0) * 1000)) AS enough
WITH stack, award, moment,
  groups AND CASE WHEN stack.atLeast IS NULL AND stack.minCredits IS NULL THEN others ELSE enough END AS complete
WITH award,
  min(CASE WHEN moment.side = 'begins' AND complete THEN moment.day END) AS from,
  min(CASE WHEN moment.side = 'ends' AND NOT complete THEN moment.day END) AS breaks, stack
WHERE from IS NOT NULL
WITH award, from, breaks, CASE
  WHEN award.validMonths IS NOT NULL THEN toString(date(from) + duration({months: award.validMonths}))
END AS ends
WITH award, from, CASE WHEN breaks IS NULL OR ends < breaks THEN ends ELSE breaks END AS until
WHERE until IS NULL OR until >= $on
WITH collect({credential: award.id, from: from, until: until}) AS awards
UNWIND $held + awards AS each
WITH each ORDER BY each.until DESC, each.from
WITH each.credential AS credential, collect(each)[0] AS longest
RETURN credential, longest.from AS from, longest.until AS until
ORDER BY credential
