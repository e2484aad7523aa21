import type { Pathway, PathwayOptions } from '#lib/engine';
import { dayNumber, isLanguage, refuse, type Day, type Problem, type Refusal } from '#lib/model';
import type { Deps } from './deps.js';
import { isRefusal, readAbout, type About } from './about.js';
import type { Catalogue } from './catalogue.js';
import { emptyCatalogue, isEmpty } from './empty.js';
import { retell, unknownId, type Candidate } from './nearest-ids.js';
import type { PlanControl } from './runner.js';

type Wishes = { readonly [Key in keyof PathwayOptions]?: PathwayOptions[Key] | undefined };

/** The question, with the limits and wishes of `PathwayOptions`; everything but `who` and `role` may be left out. */
export interface PathwayInput extends About, Wishes, PlanControl {}

/** A solve may take so long when nothing else is asked for, in milliseconds. */
const DEFAULT_TIME_LIMIT_MS = 10_000;

/**
 * The best set of credentials that closes the gap, in an order, on a calendar, with its proof.
 * @returns the pathway (whatever its status), or a refusal as {@link findGap} gives, or one about the options
 */
export async function recommendPathway(
  deps: Pick<Deps, 'store' | 'catalogue' | 'runner' | 'today'>,
  input: PathwayInput,
): Promise<Pathway | Refusal> {
  const { who, role, signal, onProgress, ...wishes } = input;
  const catalogue = await deps.catalogue.current();
  if (isEmpty(catalogue)) return refuse(emptyCatalogue());
  const about = await readAbout(deps, catalogue, { who, role });
  if (about.status === 'refused') return about;
  const { language } = wishes;
  if (language !== undefined && !isLanguage(language)) return refuse(unknownLanguage(language));
  const early = startsEarly(wishes);
  if (early) return refuse(early);
  const currency = wishes.currency?.toUpperCase();
  const options = { ...defaults(deps.today()), ...present({ ...wishes, currency }) };
  const found = await deps.runner.plan(
    { catalogue, person: about.person, role: about.role, options },
    { signal, onProgress },
  );
  return isRefusal(found) ? retell(found, 'unknown-id', (problem) => withNearest(problem, catalogue)) : found;
}

/** A first day of study before the day asked about, where both are given: what is held on that day cannot count before it. */
function startsEarly({ on, start }: Wishes): Problem | undefined {
  if (on === undefined || start === undefined || dayNumber(on) === undefined || dayNumber(start) === undefined)
    return undefined;
  if (start >= on) return undefined;
  return {
    code: 'out-of-range',
    message: `The first day of study, ${start}, lies before the day asked about, ${on}.`,
    found: start,
    expected: `a day from ${on} on`,
    where: { column: 'start' },
    next: `Start on ${on} or later, or ask about ${start} or an earlier day.`,
  };
}

function unknownLanguage(found: string): Problem {
  const expected = 'a BCP 47 language such as en or pt-BR';
  const where = { column: 'language' };
  const next = `Give ${expected}, or leave it out.`;
  return { code: 'unknown-language', message: `language is "${found}".`, found, expected, where, next };
}

function withNearest(problem: Problem, { snapshot }: Catalogue): Problem {
  const { credentials, stacks, issuers } = snapshot;
  const offered: Candidate[] = [...credentials.facts, ...stacks.facts];
  if (problem.where?.column === 'require') return unknownId(problem, 'credential or stack', offered);
  return unknownId(problem, 'credential, stack or issuer', [...offered, ...issuers.facts]);
}

function defaults(on: Day): PathwayOptions {
  return { on, timeLimitMs: DEFAULT_TIME_LIMIT_MS };
}

function present<T extends object>(values: T): Partial<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<T>;
}
