import type Database from 'better-sqlite3';
import { canonicalJson, factKey, type FactType } from '#lib/model';
import { Tally, type Content } from '../changes.js';
import type { FactKey, Stated } from '../port.js';
import type { Said, Samples } from '../samples.js';

interface Top extends Said {
  readonly id: number;
}

/** Pushes the statements of one import on top of what stands, and counts what differs. */
export class Statements {
  readonly tally = new Tally();
  readonly #top;
  readonly #insert;
  readonly #replace;
  readonly #push;
  readonly #beneath;
  readonly #other;

  constructor(
    db: Database.Database,
    readonly importNumber: number,
    /** Numbers of the imports that this one replaces. */
    readonly replaced: readonly number[] = [],
    readonly samples?: Samples,
  ) {
    this.#top = db.prepare<[string, string], Top>(
      'SELECT id, fact, import, file, line FROM facts WHERE type = ? AND key = ?',
    );
    this.#insert = db.prepare('INSERT INTO facts (type, key, fact, import, file, line) VALUES (?, ?, ?, ?, ?, ?)');
    this.#replace = db.prepare('UPDATE facts SET fact = ?, import = ?, file = ?, line = ? WHERE id = ?');
    this.#push = db.prepare(
      'INSERT INTO shadows (type, key, fact, import, file, line) SELECT type, key, fact, import, file, line FROM facts WHERE id = ?',
    );
    this.#beneath = db.prepare<[string, string], Said>(
      'SELECT fact, import, file, line FROM shadows WHERE type = ? AND key = ? ORDER BY id DESC LIMIT 1',
    );
    this.#other = db.prepare<[string, string, string], Said>(
      `SELECT fact, import, file, line FROM shadows WHERE type = ? AND key = ? AND fact IS NOT NULL
       AND import NOT IN (SELECT value FROM json_each(?)) ORDER BY id DESC LIMIT 1`,
    );
  }

  state({ fact, file, line }: Stated): void {
    this.#write(fact.type, factKey(fact), canonicalJson(fact), file, line);
  }

  /** A removal is a statement too: it hides what lies beneath until it is undone. A fact that is not there needs none. */
  remove({ type, key }: FactKey): void {
    if ((this.#top.get(type, key)?.fact ?? null) !== null) this.#write(type, key, null, 0, 0);
  }

  #write(type: FactType, key: string, fact: Content, file: number, line: number): void {
    const top = this.#top.get(type, key);
    const isOwn = top?.import === this.importNumber;
    const before = isOwn ? this.#beneath.get(type, key) : top;
    if (isOwn) this.tally.revise(before?.fact ?? null, top.fact, fact);
    else this.tally.count(before?.fact ?? null, fact);
    if (this.samples) {
      const differs = before && (before.fact !== fact || isOwn);
      const other = differs ? this.#otherClaim(type, key, before) : undefined;
      const told = { type, key, before, after: fact, here: { file, line }, other };
      this.samples.tell(isOwn ? { ...told, earlier: top.fact } : told);
    }
    if (!top) {
      this.#insert.run(type, key, fact, this.importNumber, file, line);
      return;
    }
    if (!isOwn) this.#push.run(top.id);
    this.#replace.run(fact, this.importNumber, file, line, top.id);
  }

  /** The newest claim of an import that is not replaced; `before` is what stood. */
  #otherClaim(type: FactType, key: string, before: Said): Said | undefined {
    if (before.fact === null || !this.replaced.includes(before.import)) return before;
    return this.#other.get(type, key, JSON.stringify(this.replaced));
  }
}
