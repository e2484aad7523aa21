import type { FactType } from '#lib/model';
import type { MissingIn, MissingSaid } from '../missing.js';
import type { Statements } from './commit.js';
import { readFacts } from './read-facts.js';
import { factsOfImport } from './said.js';
import { otherClaims } from './statements.js';
import { about } from './values.js';
import type { Writing } from './writing.js';

const PAGE = 5000;

/** What imports replaced had said and nobody has said again, page by page; and what to do with it. */
export function missingIn(writing: Writing, statements: Statements): MissingIn {
  const { replaced } = statements;
  async function* missing(type: FactType): AsyncGenerator<readonly MissingSaid[]> {
    for (const number of replaced) {
      const all = await factsOfImport(writing, type, number);
      for (let start = 0; start < all.length; start += PAGE) {
        const page = all.slice(start, start + PAGE);
        const others = await otherClaims(writing, page.map(({ key }) => about(type, key)), replaced); // prettier-ignore
        yield page.map(({ key, content, import: from, file, line }) => {
          const said = { fact: content, import: from, file, line };
          return { type, key, said, claimed: others.has(about(type, key)) };
        });
      }
    }
  }
  return {
    missing,
    inForce: async function* (types) {
      for (const type of types) yield* await readFacts(writing, [type]);
    },
    state: (stated) => statements.state(stated),
    remove: (facts) => statements.remove(facts),
  };
}
