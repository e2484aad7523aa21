import type { CertificatePrices, CertificateRow, Instance } from '#lib/engine';
import type { Priceable, Use } from './price-lp.js';
import { all, aroundZone, lacks, reachedIn, type Branch, type Count, type Of } from './proof-rules.js';
import type { Chance } from './random.js';

const WHAT = ['number', 'credits'] as const;

/** What is priced in proofs made by lot: zones, and what stacks need. One in three forges: now and then what it draws breaks a rule. */
export class Draws {
  readonly rows: CertificateRow[] = [];
  private readonly noRows = new Set<number>();
  private readonly forges: boolean;

  constructor(
    private readonly instance: Instance,
    private readonly chance: Chance,
  ) {
    this.forges = chance.happens(1 / 3);
  }

  /** What rule prices break first: with a count of a stack that need not be complete, or with a row that is none. */
  faultOf({ cuts, counts = [] }: CertificatePrices, branch: Branch): 'count' | 'row' | undefined {
    if (counts.some(([stack]) => !this.needed(branch).includes(stack))) return 'count';
    return cuts.some(([row]) => this.noRows.has(row)) ? 'row' : undefined;
  }

  private needed({ complete }: Branch): number[] {
    return [...new Set([...this.instance.goals.stacks, ...complete])];
  }

  /** A zone of all that the offers left cannot reach: without exits, if something wanted is among it. */
  beyondReach(branch: Branch): Use | undefined {
    const left = reachedIn(this.instance, branch);
    const levels = left.levels.flatMap((level, skill) => (level < 5 ? [[skill, level + 1] as const] : []));
    const credentials = all(this.instance.credentials).filter((credential) => !left.held.has(credential));
    return this.use(branch, { levels, credentials });
  }

  /** What stacks need that every plan of the branch completes, now and then named twice. */
  counts(branch: Branch): Omit<Priceable, 'uses'> {
    const { chance, instance } = this;
    if (chance.happens(0.15)) return { counts: [] };
    const needed = this.needed(branch);
    const others = all(instance.stacks).filter((stack) => !needed.includes(stack));
    const counts = needed.flatMap((stack) =>
      [...WHAT, chance.pick(WHAT)].flatMap((what): Count[] => (chance.happens(0.6) ? [[stack, what]] : [])),
    );
    const incomplete = others.filter((stack) => branch.incomplete.has(stack));
    if (incomplete.length > 0 && this.isForging()) counts.push([chance.pick(incomplete), chance.pick(WHAT)]);
    else if (others.length > 0 && this.isForging()) counts.push([chance.pick(others), chance.pick(WHAT)]);
    return { counts };
  }

  uses(branch: Branch): Use[] {
    const { chance } = this;
    const uses: Use[] = [];
    for (let tries = chance.between(2, 14); tries > 0; tries--) {
      const share = chance.pick([0.15, 0.4, 0.7]);
      const levels = all(this.instance.skills).flatMap((skill) =>
        chance.happens(share) ? [[skill, chance.between(1, 3)] as const] : [],
      );
      const credentials = all(this.instance.credentials).filter(() => chance.happens(share));
      const use = this.use(branch, { levels, credentials });
      if (use) uses.push(use);
    }
    return uses;
  }

  /** The row's number, when the zone is a row in the branch; as often as not of an entry of coverage or a member that is missing. */
  private use(branch: Branch, row: CertificateRow): Use | undefined {
    const around = aroundZone(this.instance, row, branch);
    if (!around) return undefined;
    const { goals, stacks } = this.instance;
    const members = this.needed(branch).flatMap((at) => stacks[at]!.members);
    const some = [
      ...all(goals.coverage?.weights ?? []).map((entry): Of => ({ entry })),
      ...members.map(({ credential }): Of => ({ credential })),
    ];
    const missing = some.filter((of) => lacks(this.instance, branch, around.inside, of));
    const isPlain = lacks(this.instance, branch, around.inside);
    const isNone = missing.length === 0 && !isPlain;
    if (isNone && !this.isForging()) return undefined;
    const at = this.rows.push(row) - 1;
    if (isNone) this.noRows.add(at);
    return missing.length === 0 || (isPlain && this.chance.happens(0.5))
      ? { row: at }
      : { row: at, ...this.chance.pick(missing) };
  }

  private isForging(): boolean {
    return this.forges && this.chance.happens(0.3);
  }
}
