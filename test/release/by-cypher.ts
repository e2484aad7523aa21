import neo4j from 'neo4j-driver';
import { NONE, type Accounts } from './accounts.js';

/**
 * The same account in Cypher, over the graph as it stands. Along a chain of SAME_AS confidences multiply.
 * @param now ids of skills of the new release
 */
const HELD = `
MATCH (:Learner)-[:HOLDS]->(s)
WITH s, count(*) AS held
WITH s, held,
  CASE WHEN $now[s.id] IS NOT NULL THEN [s.id] ELSE COLLECT {
    MATCH (s)-[links:SAME_AS*1..5]-(t:Skill)
    WHERE $now[t.id] IS NOT NULL AND reduce(sure = 1.0, link IN links | sure * coalesce(link.confidence, 1.0)) >= 0.8
    RETURN DISTINCT t.id
  } END AS same,
  COLLECT {
    MATCH (d:NameDecision)-[:MEANS]->(t:Skill)
    WHERE (d.name = s.id OR d.name = s.name) AND $now[t.id] IS NOT NULL
    RETURN DISTINCT t.id
  } AS decided
RETURN CASE
  WHEN s:Absent THEN 'lost'
  WHEN $now[s.id] IS NOT NULL THEN 'id'
  WHEN size(same) = 1 THEN 'same-as'
  WHEN size(decided) = 1 THEN 'decision'
  ELSE 'stays' END AS by, sum(held) AS held`;

const CLAIMED = 'MATCH (:Learner)-[c:CLAIMS]->() RETURN count(c) AS claimed';
const AFFECTED = `
MATCH (l:Learner)
WHERE EXISTS { (l)-[:HOLDS]->(s:Skill) WHERE $now[s.id] IS NULL AND $before[s.id] IS NOT NULL }
  OR EXISTS { (l)-[:WORKS_AS]->(r:Role) WHERE $roles[r.id] IS NULL AND $rolesBefore[r.id] IS NOT NULL }
RETURN count(l) AS learners`;

export interface CypherCount {
  readonly accounts: Omit<Accounts, 'lost'> & { readonly lost: number };
  readonly learners: number;
}

export async function countByCypher(
  server: { readonly uri: string; readonly username: string; readonly password: string; readonly database: string },
  ids: Readonly<Record<'now' | 'before' | 'roles' | 'rolesBefore', Iterable<string>>>,
): Promise<CypherCount> {
  const driver = neo4j.driver(server.uri, neo4j.auth.basic(server.username, server.password), {
    disableLosslessIntegers: true,
  });
  const parameters = Object.fromEntries(
    Object.entries(ids).map(([name, of]) => [name, Object.fromEntries([...of].map((id) => [id, true]))]),
  );
  const ask = async (query: string) =>
    (await driver.executeQuery(query, parameters, { database: server.database })).records.map((one) => one.toObject());
  try {
    const accounts: Record<string, number> = { ...NONE };
    for (const { by, held } of await ask(HELD)) accounts[by as string] = held as number;
    accounts['unmatched'] = (await ask(CLAIMED))[0]!['claimed'] as number;
    return { accounts: accounts as CypherCount['accounts'], learners: (await ask(AFFECTED))[0]!['learners'] as number };
  } finally {
    await driver.close();
  }
}
