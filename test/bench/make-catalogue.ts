import { exportFacts } from '#lib/ingest';
import type { Fact, FactType } from '#lib/model';
import type { Store } from '#lib/store';
import { frameworkOf } from './catalogues/esco.js';
import { figuresOf } from './catalogues/figures.js';
import { catalogueFacts, DENSE_COURSES, type Shape } from './catalogues/instances.js';

export interface MakeOptions {
  readonly shape: Shape;
  /** 3,000 of the dense shape, 2,000 of the others when absent. */
  readonly credentials?: number;
  readonly seed: number;
  /** Folder of a framework whose roles and skills are used. */
  readonly framework?: string;
}

/** Writes a made catalogue as Stackway's own CSV files, and prints what it is known by. */
export async function makeCatalogue(folder: string, options: MakeOptions): Promise<boolean> {
  const { shape, seed, credentials = shape === 'dense' ? DENSE_COURSES : 2000 } = options;
  const framework = options.framework === undefined ? undefined : await frameworkOf(options.framework);
  const facts = catalogueFacts(shape, seed, credentials, framework);
  const written = await exportFacts(holding(facts), folder, { personal: true });
  if (written.status === 'refused') {
    for (const { message, next } of written.problems) console.error(`${message} ${next}`);
    return false;
  }
  for (const { file, rows } of written.files) console.log(`${file}: ${rows} rows`);
  for (const [name, figure] of Object.entries(figuresOf(facts)))
    console.log(`${name}: ${Number.isInteger(figure) ? figure : (figure as number).toFixed(3)}`);
  return true;
}

/** As much of a store as an export reads. */
function holding(facts: readonly Fact[]): Store {
  async function* of(types: readonly FactType[]): AsyncGenerator<readonly Fact[]> {
    yield facts.filter(({ type }) => types.includes(type));
  }
  return { facts: of } as unknown as Store;
}
