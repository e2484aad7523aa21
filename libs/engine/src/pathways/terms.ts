import type { PersonLevels } from '../gaps/levels.js';
import type { Person } from '../person.js';
import type { Exchange } from '../prices/exchange.js';
import type { Snapshot } from '../snapshot/snapshot.js';
import { isComplete } from '../snapshot/stack-rule.js';
import { TargetDate } from './calendar/target-date.js';
import { grantsFor, type UsableFund } from './funding.js';
import type { PathwayOptions } from './options.js';

/** On which terms a person takes things: what counts already, what may be renewed, what a thing costs. Positions are the snapshot's. */
export class Terms {
  readonly targetDate: TargetDate;
  private readonly excluded: ReadonlySet<string>;

  constructor(
    private readonly snapshot: Snapshot,
    person: Person,
    options: PathwayOptions,
    private readonly convert: Exchange,
    private readonly levels: PersonLevels,
    private readonly funds: readonly UsableFund[],
  ) {
    this.excluded = new Set(options.exclude ?? []);
    this.targetDate = new TargetDate(snapshot, person, options);
  }

  held(skill: number): number {
    return this.levels.skills.get(skill)?.level ?? 0;
  }

  holds(credential: number): boolean {
    return this.levels.holdings.valid.has(credential);
  }

  /** What has to come before a credential is studied. */
  needs(credential: number): Snapshot['needs'][number] {
    return this.targetDate.needs(credential);
  }

  usable(stack: number): boolean {
    const { fact } = this.snapshot.stackOf[stack]!;
    return !this.excluded.has(fact.id) && !this.excluded.has(fact.issuer);
  }

  completeNow(stack: number): boolean {
    return isComplete(this.snapshot.stackOf[stack]!, (credential) => this.holds(credential));
  }

  renewable(credential: number): boolean {
    const fact = this.snapshot.credentials.facts[credential]!;
    return fact.renewalCost !== undefined && this.levels.holdings.ended.get(credential)?.by === 'earned';
  }

  /** In minor units of the answer's currency. */
  price(credential: number): number | undefined {
    const fact = this.snapshot.credentials.facts[credential]!;
    return this.convert(fact.cost, fact.currency);
  }

  renewalPrice(credential: number): number | undefined {
    const fact = this.snapshot.credentials.facts[credential]!;
    return fact.renewalCost === undefined ? undefined : this.convert(fact.renewalCost, fact.currency);
  }

  bundle(stack: number): { price: number; grants: ReturnType<typeof grantsFor> } | null {
    const { fact } = this.snapshot.stackOf[stack]!;
    const price = fact.bundlePrice === undefined ? undefined : this.convert(fact.bundlePrice, fact.currency!);
    return price === undefined ? null : { price, grants: grantsFor(this.funds, [fact.id, fact.issuer], price) };
  }

  leastBundlePrice(stack: number): number | undefined {
    const bundle = this.bundle(stack);
    return bundle ? bundle.price - Math.max(0, ...bundle.grants.map(([, saving]) => saving)) : undefined;
  }
}
