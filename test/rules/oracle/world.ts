import { all, one, type Question } from './question.js';
import { daysLater, monthsLater } from './days.js';
import { currencyOf, exchanged } from './money.js';
import { completes, heldOnTheDay, levelsWith, type Held } from './holding.js';

/** One thing a person may do: take a credential, or renew one that has ended. */
export interface Deed {
  readonly credential: string;
  readonly renewal: boolean;
  /** Minor units of the answer's currency. */
  readonly price: number;
  readonly minutes: number;
}

const published = ({ status }: { status?: string }) => (status ?? 'published') === 'published';

/** The noes of each filter given, by its name: ids of offered credentials and of stacks. */
export function leftOut(question: Question): Map<string, Set<string>> {
  const { options } = question;
  const offered = all(question, 'credential').filter(published);
  const left = new Map<string, Set<string>>();
  const filter = (name: string, passes: (credential: (typeof offered)[number]) => boolean) =>
    left.set(name, new Set(offered.filter((each) => !passes(each)).map(({ id }) => id)));
  const to = currencyOf(question);
  filter('currency', (each) => exchanged(question, each.cost, each.currency, to) !== undefined);
  const { minTrust, mode, language, region, exclude } = options;
  if (minTrust !== undefined)
    filter('minTrust', (each) => (one(question, 'issuer', each.issuer)?.trust ?? -1) >= minTrust);
  if (mode !== undefined) filter('mode', (each) => each.mode === mode);
  if (language !== undefined)
    filter('language', (each) =>
      (each.language ?? []).some((tag) => tag === language || tag.startsWith(`${language}-`)),
    );
  if (region !== undefined) filter('region', (each) => !each.regions || each.regions.includes(region));
  if (exclude?.length) filter('exclude', (each) => !exclude.includes(each.id) && !exclude.includes(each.issuer));
  const { on, start = on } = options;
  filter('starts', (each) => !each.starts?.length || each.starts.some((day) => day >= start));
  for (const { id, issuer, bundlePrice, currency } of all(question, 'stack')) {
    if (exclude?.includes(id) || exclude?.includes(issuer)) left.get('exclude')!.add(id);
    const priced = bundlePrice === undefined || exchanged(question, bundlePrice, currency!, to) !== undefined;
    if (!priced) left.get('currency')!.add(id);
  }
  return left;
}

const NONE: ReadonlySet<string> = new Set();

/** What may be done and counted: with the filters of the question, or (`free`) without any. */
export class World {
  readonly start: Held;
  readonly deeds: readonly Deed[];
  private readonly awardable: ReadonlySet<string>;
  private readonly openStacks: readonly string[];
  private readonly before: ReadonlySet<string>;
  /** What is valid on the day asked about: enough for a prerequisite, though it may end before the target date. */
  private readonly now: Held;

  constructor(
    readonly question: Question,
    private readonly free = false,
  ) {
    const { held, ended } = heldOnTheDay(question);
    const left = free ? new Map<string, Set<string>>() : leftOut(question);
    const over = left.get('starts') ?? new Set<string>();
    left.delete('starts');
    const out = (id: string, names: readonly string[]) => names.some((name) => left.get(name)?.has(id));
    const offered = all(question, 'credential').filter(published);
    const to = currencyOf(question);
    this.start = held;
    const { validOn, ...today } = question.options;
    this.now = validOn === undefined ? held : heldOnTheDay({ ...question, options: today }).held;
    this.awardable = new Set(offered.filter(({ id }) => !out(id, ['minTrust', 'exclude'])).map(({ id }) => id));
    const shut = free ? [] : (question.options.exclude ?? []);
    this.openStacks = all(question, 'stack')
      .filter(({ id, issuer }) => !shut.includes(id) && !shut.includes(issuer))
      .map(({ id }) => id);
    this.before = new Set(
      this.openStacks.filter((id) => completes(question, id, (each) => held.credentials.has(each))),
    );
    this.deeds = offered.flatMap((fact): Deed[] => {
      const { id, cost, currency, hours, renewalCost, renewalHours } = fact;
      if (held.credentials.has(id) || out(id, [...left.keys()])) return [];
      const price = (minor: number) => exchanged(question, minor, currency, to) ?? 0;
      const take = { credential: id, renewal: false, price: price(cost), minutes: hours * 60 };
      if (over.has(id) && (renewalCost === undefined || !ended.has(id))) return [];
      if (renewalCost === undefined || !ended.has(id)) return [take];
      const minutes = (renewalHours ?? hours) * 60;
      const renew = { credential: id, renewal: true, price: price(renewalCost), minutes };
      return over.has(id) ? [renew] : [take, renew];
    });
  }

  /** The first day on which a stack may be completed for its award to last to the target date. */
  awardFrom(stack: string): string | undefined {
    const { on, start = on, validOn } = this.question.options;
    const { awards } = one(this.question, 'stack', stack)!;
    const { validMonths } = awards === undefined ? {} : one(this.question, 'credential', awards)!;
    if (this.free || validOn === undefined || validMonths === undefined) return undefined;
    let day = start;
    while (monthsLater(day, validMonths) < validOn) day = daysLater(day, 1);
    return day === start ? undefined : day;
  }

  /** Stacks that are complete with these credentials. */
  completed(credentials: ReadonlySet<string>): string[] {
    return this.openStacks.filter((id) => completes(this.question, id, (each) => credentials.has(each)));
  }

  /** Stacks whose bundle may be bought, and whose completion may be asked for. */
  get stacks(): readonly string[] {
    return this.openStacks;
  }

  /**
   * What is held after these deeds, and which of them could be done at all, whatever the order.
   * @param lapsed stacks that award nothing that lasts
   */
  after(
    deeds: readonly Deed[],
    lapsed: ReadonlySet<string> = NONE,
  ): { readonly held: Held; readonly done: readonly Deed[] } {
    const credentials = new Set(this.start.credentials);
    const done: Deed[] = [];
    for (;;) {
      const award = all(this.question, 'stack').find(
        ({ id, awards }) =>
          awards !== undefined &&
          !credentials.has(awards) &&
          this.awardable.has(awards) &&
          this.openStacks.includes(id) &&
          !lapsed.has(id) &&
          !this.before.has(id) &&
          completes(this.question, id, (each) => credentials.has(each)),
      );
      if (award) {
        credentials.add(award.awards!);
        continue;
      }
      const levels = levelsWith(this.question, credentials);
      const next = deeds.find((deed) => !done.includes(deed) && this.open(deed, credentials, levels));
      if (!next) return { held: { credentials, levels }, done };
      done.push(next);
      credentials.add(next.credential);
    }
  }

  /** Whether a deed may be begun: a renewal always; else rows without a group must all hold, of a group one is enough. */
  open(deed: Deed, credentials: ReadonlySet<string>, levels: ReadonlyMap<string, number>): boolean {
    if (deed.renewal) return true;
    const rows = all(this.question, 'prerequisite').filter((row) => row.credential === deed.credential);
    const holds = ({ needs, level }: (typeof rows)[number]) =>
      one(this.question, 'credential', needs)
        ? credentials.has(needs) || this.now.credentials.has(needs)
        : Math.max(levels.get(needs) ?? 0, this.now.levels.get(needs) ?? 0) >= (level ?? 1);
    return rows.every(
      (row) =>
        holds(row) || (row.group !== undefined && rows.some((other) => other.group === row.group && holds(other))),
    );
  }
}
