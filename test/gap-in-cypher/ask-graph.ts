import { readFileSync } from 'node:fs';
import neo4j, { type Driver } from 'neo4j-driver';

/** What a person has of one skill that a role needs: levels 0 to 5. */
export interface SkillGap {
  readonly skill: string;
  readonly need: number;
  readonly have: number;
  readonly gap: number;
}
export interface GraphGap {
  readonly skills: readonly SkillGap[];
  readonly readiness: number | null;
  /** Credentials that counted as held, and how many of them only because a stack awards them. */
  readonly held: readonly string[];
  readonly awarded: number;
}
interface Held {
  readonly credential: string;
  readonly from: string;
  readonly until: string | null;
}

/** Compiled code lies in `dist/`, and the queries beside it. */
const query = (name: string): string => readFileSync(new URL(`./${name}.cypher`, import.meta.url), 'utf8');
const EARNED = query('earned');
const WITH_AWARDS = query('with-awards');
const GAP = query('gap');

/** Asks Neo4j as a user of the graph would: three queries beside this file, and nothing of Stackway's own. */
export class GraphAsker {
  readonly #driver: Driver;

  constructor(
    { uri, username, password }: { readonly uri: string; readonly username: string; readonly password: string },
    private readonly database: string,
  ) {
    this.#driver = neo4j.driver(uri, neo4j.auth.basic(username, password), { disableLosslessIntegers: true });
  }

  async gap(learner: string, role: string, on: string): Promise<GraphGap> {
    const earned = await this.#rows<Held>(EARNED, { learner, on });
    const held = await this.#withAwards(earned, on);
    const ids = held.map(({ credential }) => credential);
    const [gap] = await this.#rows<Pick<GraphGap, 'skills' | 'readiness'>>(GAP, { learner, role, on, held: ids });
    return { ...gap!, held: ids, awarded: held.length - earned.length };
  }

  async #withAwards(held: readonly Held[], on: string): Promise<readonly Held[]> {
    const more = await this.#rows<Held>(WITH_AWARDS, { held, on });
    return JSON.stringify(more) === JSON.stringify(held) ? held : this.#withAwards(more, on);
  }

  async #rows<Row>(text: string, parameters: Readonly<Record<string, unknown>>): Promise<Row[]> {
    const { records } = await this.#driver.executeQuery(text, parameters, { database: this.database });
    return records.map((record) => record.toObject() as Row);
  }

  close(): Promise<void> {
    return this.#driver.close();
  }
}
