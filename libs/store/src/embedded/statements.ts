import type Database from 'better-sqlite3';
import { canonicalJson, factKey } from '#lib/model';
import { Tally, type Content } from '../changes.js';
import type { FactKey, Stated } from '../port.js';

interface Top {
  readonly id: number;
  readonly fact: Content;
  readonly import: number;
}

/** Pushes the statements of one import on top of what stands, and counts what differs. */
export class Statements {
  readonly tally = new Tally();
  readonly #top;
  readonly #insert;
  readonly #replace;
  readonly #push;
  readonly #beneath;

  constructor(
    db: Database.Database,
    readonly importNumber: number,
  ) {
    this.#top = db.prepare<[string, string], Top>('SELECT id, fact, import FROM facts WHERE type = ? AND key = ?');
    this.#insert = db.prepare('INSERT INTO facts (type, key, fact, import, file, line) VALUES (?, ?, ?, ?, ?, ?)');
    this.#replace = db.prepare('UPDATE facts SET fact = ?, import = ?, file = ?, line = ? WHERE id = ?');
    this.#push = db.prepare(
      'INSERT INTO shadows (type, key, fact, import, file, line) SELECT type, key, fact, import, file, line FROM facts WHERE id = ?',
    );
    this.#beneath = db
      .prepare<[string, string], Content>(
        'SELECT fact FROM shadows WHERE type = ? AND key = ? ORDER BY id DESC LIMIT 1',
      )
      .pluck();
  }

  state({ fact, file, line }: Stated): void {
    this.#write(fact.type, factKey(fact), canonicalJson(fact), file, line);
  }

  /** A removal is a statement too: it hides what lies beneath until it is undone. A fact that is not there needs none. */
  remove({ type, key }: FactKey): void {
    if ((this.#top.get(type, key)?.fact ?? null) !== null) this.#write(type, key, null, 0, 0);
  }

  #write(type: string, key: string, fact: Content, file: number, line: number): void {
    const top = this.#top.get(type, key);
    if (!top) {
      this.#insert.run(type, key, fact, this.importNumber, file, line);
      this.tally.count(null, fact);
      return;
    }
    if (top.import === this.importNumber) {
      this.tally.revise(this.#beneath.get(type, key) ?? null, top.fact, fact);
    } else {
      this.#push.run(top.id);
      this.tally.count(top.fact, fact);
    }
    this.#replace.run(fact, this.importNumber, file, line, top.id);
  }
}
