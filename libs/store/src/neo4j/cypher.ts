import { readFileSync } from 'node:fs';

/** The names that a query leaves open, as Cypher takes no parameters for them. They come from the mapping, never from outside. */
export type OpenName = 'NODE_LABEL' | 'START_LABEL' | 'END_LABEL' | 'RELATION_TYPE' | 'PROPERTIES';

const OPEN_NAMES = /\b(?:NODE_LABEL|START_LABEL|END_LABEL|RELATION_TYPE|PROPERTIES)\b/g;
const FOLDER = new URL('./cypher/', import.meta.url);

/** Reads queries from their files, each file once. */
export class CypherFiles {
  readonly #texts = new Map<string, string>();

  /** The text of `cypher/<file>.cypher` with its open names filled in. */
  text(file: string, names: Partial<Record<OpenName, string>> = {}): string {
    return this.#read(file).replace(OPEN_NAMES, (open) => {
      const name = names[open as OpenName];
      if (name === undefined) throw new Error(`${file}.cypher leaves ${open} open.`);
      return name;
    });
  }

  #read(file: string): string {
    let text = this.#texts.get(file);
    if (text === undefined) {
      text = readFileSync(new URL(`${file}.cypher`, FOLDER), 'utf8');
      this.#texts.set(file, text);
    }
    return text;
  }
}
