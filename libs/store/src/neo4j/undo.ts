import { FACT_TYPES, type Fact, type FactType } from '#lib/model';
import { eraseFacts, findFacts, writeFacts, type Standing } from './facts.js';
import { factsOfImport } from './said.js';
import { newestStatements, popStatements, takeStatementsAway, type Statement } from './statements.js';
import { about, parseAbout } from './values.js';
import type { Writing } from './writing.js';

const PAGE = 5000;

interface Counts {
  removed: number;
  restored: number;
}

/** Takes the statements of one import away, from wherever they stand; what lay beneath them comes back. */
export async function takeAway(writing: Writing): Promise<Readonly<Counts>> {
  const counts: Counts = { removed: 0, restored: 0 };
  const unhidden = await takeStatementsAway(writing);
  // Relations before the things they hang on: then no stub has to be made only to be swept away.
  for (const type of [...FACT_TYPES].reverse()) {
    const told = await factsOfImport(writing, type, writing.importNumber);
    for (const page of pages(told)) await uncover(writing, type, page, counts);
  }
  for (const page of pages(unhidden)) await bringBack(writing, page, counts);
  return counts;
}

/** Facts in force that the import had told: what lay beneath comes back, or nothing. */
async function uncover(writing: Writing, type: FactType, page: readonly Standing[], counts: Counts): Promise<void> {
  const newest = await newestStatements(writing, page.map(({ key }) => about(type, key))); // prettier-ignore
  const beneath = (now: Standing): Statement | undefined => {
    const statement = newest.get(about(type, now.key));
    return statement?.fact == null ? undefined : statement;
  };
  const gone = page.filter((now) => !beneath(now));
  const restored = page.filter(beneath);
  counts.removed += gone.length;
  counts.restored += restored.filter((now) => beneath(now)!.fact !== now.content).length;
  await eraseFacts(writing, type, gone);
  await restore(writing, type, restored.map((now) => beneath(now)!)); // prettier-ignore
}

/** Facts that the import had removed: unless something else removes or states them, the newest statement comes back. */
async function bringBack(writing: Writing, page: readonly string[], counts: Counts): Promise<void> {
  const newest = await newestStatements(writing, page);
  const back = page.flatMap((of) => newest.get(of) ?? []).filter(({ fact }) => fact !== null);
  for (const type of FACT_TYPES) {
    const ours = back.filter(({ of }) => parseAbout(of).type === type);
    if (ours.length === 0) continue;
    const there = await findFacts(writing, type, ours.map(({ of }) => parseAbout(of).key)); // prettier-ignore
    const missing = ours.filter(({ of }) => !there.has(parseAbout(of).key));
    counts.restored += missing.length;
    await restore(writing, type, missing);
  }
}

async function restore(writing: Writing, type: FactType, statements: readonly Statement[]): Promise<void> {
  const entries = statements.map((statement) => {
    const content = statement.fact!;
    return { fact: JSON.parse(content) as Fact, key: parseAbout(statement.of).key, content, source: statement };
  });
  await writeFacts(writing, type, entries);
  await popStatements(writing, statements);
}

function* pages<T>(items: readonly T[]): Generator<readonly T[]> {
  for (let start = 0; start < items.length; start += PAGE) yield items.slice(start, start + PAGE);
}
