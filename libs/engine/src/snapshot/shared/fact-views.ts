import type { Fact } from '#lib/model';
import type { SharedColumn, SharedFacts } from './fact-columns.js';
import type { Texts } from './texts.js';

/**
 * The facts of shared columns: objects that hold their row and read each field from shared memory when it is asked for.
 * The fields are getters of a prototype: a fact cannot be spread, copied by `Object.assign` or sent to another thread;
 * `JSON.stringify` works.
 */
export function viewsOf<F extends Fact>(shared: SharedFacts, texts: Texts): readonly F[] {
  const View = viewOf(shared, texts);
  const views = new Array<object>(shared.count);
  for (let row = 0; row < shared.count; row++) views[row] = new View(row);
  return views as unknown as readonly F[];
}

function viewOf({ type, columns }: SharedFacts, texts: Texts): new (row: number) => object {
  class View {
    readonly #row: number;
    constructor(row: number) {
      this.#row = row;
    }
    toJSON(): object {
      const own = this as unknown as Record<string, unknown>;
      return Object.fromEntries(['type', ...columns.map(({ name }) => name)].map((name) => [name, own[name]]));
    }
    static {
      const field = (name: string, get: (this: View) => unknown): void =>
        void Object.defineProperty(View.prototype, name, { get, enumerable: true });
      field('type', () => type);
      for (const column of columns) {
        const read = readerOf(column, texts);
        field(column.name, function () {
          return read(this.#row);
        });
      }
    }
  }
  return View;
}

function readerOf(column: SharedColumn, texts: Texts): (row: number) => unknown {
  const { present, values } = column;
  switch (column.kind) {
    case 'number':
      return (row) => (present[row] === 0 ? undefined : values[row]);
    case 'flag':
      return (row) => (present[row] === 0 ? undefined : values[row] === 1);
    case 'text':
      return (row) => (present[row] === 0 ? undefined : texts.at(values[row]!));
    case 'json':
      return (row) => (present[row] === 0 ? undefined : (JSON.parse(texts.at(values[row]!)) as unknown));
    case 'list': {
      const { starts } = column;
      return (row) => {
        if (present[row] === 0) return undefined;
        return Array.from(column.values.subarray(starts[row], starts[row + 1]), (one) => texts.at(one));
      };
    }
  }
}
