import { FACT_TYPES, type Fact, type FactType } from '#lib/model';
import type { FactKey } from '../port.js';
import { eraseFacts, findFacts, writeFacts, type Standing } from './facts.js';
import { factsOfImport } from './said.js';
import { deleteStatements, newestStatements, ownStatements, type Statement } from './statements.js';
import { about, parseAbout } from './values.js';
import type { Writing } from './writing.js';

const PAGE = 5000;

interface Counts {
  removed: number;
  restored: number;
  /** Statements that stay. */
  kept: number;
}

/** What is counted, and the statements (by Neo4j's ids) that are no more when all is done. */
interface Undoing {
  readonly counts: Counts;
  readonly over: string[];
}

/** Takes the statements of one import away, from wherever they stand, but those that stay; what lay beneath them comes back. */
export async function takeAway(
  writing: Writing,
  stays: (fact: FactKey) => boolean = () => false,
): Promise<Readonly<Counts>> {
  const all = await ownStatements(writing);
  const own = all.filter(({ of }) => !stays(parseAbout(of)));
  const undoing: Undoing = {
    counts: { removed: 0, restored: 0, kept: all.length - own.length },
    over: own.map(({ at }) => at),
  };
  // Relations before the things they hang on: then no stub has to be made only to be swept away.
  for (const type of [...FACT_TYPES].reverse()) {
    const told = await factsOfImport(writing, type, writing.importNumber);
    const gone = told.filter(({ key }) => !stays({ type, key }));
    undoing.counts.kept += told.length - gone.length;
    for (const page of pages(gone)) await uncover(writing, type, page, undoing);
  }
  const unhidden = own.filter(({ removal }) => removal).map(({ of }) => of);
  for (const page of pages(unhidden)) await bringBack(writing, page, undoing);
  for (const page of pages(undoing.over)) await deleteStatements(writing, page);
  return undoing.counts;
}

/** Facts in force that the import had told: what lay beneath comes back, or nothing. */
async function uncover(writing: Writing, type: FactType, page: readonly Standing[], undoing: Undoing): Promise<void> {
  const newest = await newestStatements(writing, page.map(({ key }) => about(type, key)), [writing.importNumber]); // prettier-ignore
  const { counts } = undoing;
  const beneath = (now: Standing): Statement | undefined => {
    const statement = newest.get(about(type, now.key));
    return statement?.fact == null ? undefined : statement;
  };
  const gone = page.filter((now) => !beneath(now));
  const restored = page.filter(beneath);
  counts.removed += gone.length;
  counts.restored += restored.filter((now) => beneath(now)!.fact !== now.content).length;
  await eraseFacts(writing, type, gone);
  await restore(writing, type, restored.map((now) => beneath(now)!), undoing); // prettier-ignore
}

/** Facts that the import had removed: unless something else removes or states them, the newest statement comes back. */
async function bringBack(writing: Writing, page: readonly string[], undoing: Undoing): Promise<void> {
  const newest = await newestStatements(writing, page, [writing.importNumber]);
  const back = page.flatMap((of) => newest.get(of) ?? []).filter(({ fact }) => fact !== null);
  for (const type of FACT_TYPES) {
    const ours = back.filter(({ of }) => parseAbout(of).type === type);
    if (ours.length === 0) continue;
    const there = await findFacts(writing, type, ours.map(({ of }) => parseAbout(of).key)); // prettier-ignore
    const missing = ours.filter(({ of }) => !there.has(parseAbout(of).key));
    undoing.counts.restored += missing.length;
    await restore(writing, type, missing, undoing);
  }
}

async function restore(
  writing: Writing,
  type: FactType,
  statements: readonly Statement[],
  { over }: Undoing,
): Promise<void> {
  const entries = statements.map((statement) => {
    const content = statement.fact!;
    return { fact: JSON.parse(content) as Fact, key: parseAbout(statement.of).key, content, source: statement };
  });
  await writeFacts(writing, type, entries);
  for (const { at } of statements) over.push(at);
}

function* pages<T>(items: readonly T[]): Generator<readonly T[]> {
  for (let start = 0; start < items.length; start += PAGE) yield items.slice(start, start + PAGE);
}
