import type { Grant, Instance, Purchase } from './instance.js';
import type { Milp, Term } from './milp.js';
import { BundleColumns, type Bundle } from './bundle-columns.js';
import type { StackColumns } from './stack-columns.js';
import type { Support } from './support.js';

/** A purchase as columns: `buys` terms sum to 1 when it is made. */
interface Buy {
  readonly stack: number | null;
  readonly offer: number | null;
  readonly buys: readonly Term[];
  readonly price: number;
  readonly grants: readonly Grant[];
  /** The best fund without a binding cap. */
  readonly sure: Grant | null;
  /** Columns that choose a capped fund in place of the sure one. */
  readonly choices: { readonly fund: number; readonly saving: number; readonly column: number }[];
}

/**
 * What is paid, as columns over the x of a model: bundles for sets of members that satisfy the rule and are not larger than needed,
 * one fund a purchase, caps shared by all purchases. `paid` is the sum of what the learner pays, in minor units.
 */
export class PriceColumns {
  readonly paid: Term[] = [];
  private readonly buys: Buy[] = [];
  readonly bundling: BundleColumns;
  private readonly capped: ReadonlySet<number>;

  constructor(
    private readonly instance: Instance,
    private readonly milp: Milp,
    private readonly x: readonly number[],
    support: Support,
    stacks: StackColumns,
  ) {
    this.capped = cappedFunds(instance);
    this.bundling = new BundleColumns(instance, milp, x, support, stacks);
    for (const bundle of this.bundling.bundles) this.addBundle(bundle);
    instance.offers.forEach((_, offer) => this.addSingle(offer));
    this.capRows();
  }

  /** The purchases of a solution: who pays what, by which fund. Grants are dealt out in the order of purchases up to each cap. */
  purchases(values: Float64Array, selection: readonly number[]): Purchase[] {
    const on = (column: number | null): boolean => column !== null && values[column]! > 0.5;
    const left = this.instance.funds.map((fund) => fund.cap ?? Infinity);
    const chosen = new Set(selection);
    const bundled = new Set<number>();
    const made: Purchase[] = [];
    const make = (buy: Buy, offers: number[], counted: number[]): void => {
      const choice = buy.choices.find((one) => on(one.column));
      const [fund, saving] = choice ? [choice.fund, choice.saving] : (buy.sure ?? [null, 0]);
      const grant = fund === null ? 0 : Math.min(saving, left[fund]!);
      if (fund !== null) left[fund]! -= grant;
      made.push({ offers, stack: buy.stack, counted, fund: grant > 0 ? fund : null, grant, paid: buy.price - grant });
    };
    for (const buy of this.buys) {
      const bundle = buy.stack === null ? undefined : this.bundling.bundles.find((one) => one.stack === buy.stack);
      if (bundle) {
        if (!on(bundle.column)) continue;
        const covered = bundle.members.filter((member) => on(member.covered));
        for (const member of covered) bundled.add(member.offer!);
        if (covered.length === 0) continue;
        const counted = bundle.members.filter((member) => on(member.counted));
        make(
          buy,
          covered.map((member) => member.offer!),
          counted.map((member) => member.credential),
        );
      } else if (chosen.has(buy.offer!) && !bundled.has(buy.offer!)) make(buy, [buy.offer!], []);
    }
    return made;
  }

  private addBundle({ stack, column }: Bundle): void {
    const { price, grants } = this.instance.stacks[stack]!.bundle!;
    this.addBuy(stack, null, [[column, 1]], price, grants);
  }

  private addSingle(offer: number): void {
    const { price, grants } = this.instance.offers[offer]!;
    const bundled = this.bundling.covering(offer).map((column): Term => [column, -1]);
    this.addBuy(null, offer, [[this.x[offer]!, 1], ...bundled], price, grants);
  }

  private addBuy(
    stack: number | null,
    offer: number | null,
    buys: readonly Term[],
    price: number,
    grants: readonly Grant[],
  ): void {
    const sure = grants
      .filter(([fund]) => !this.capped.has(fund))
      .reduce<Grant | null>((best, grant) => (best && best[1] >= grant[1] ? best : grant), null);
    const floor = sure?.[1] ?? 0;
    const choices = grants
      .filter(([fund, saving]) => this.capped.has(fund) && saving > floor)
      .map(([fund, saving]) => ({ fund, saving, column: this.milp.column(0) }));
    for (const [column, coefficient] of buys) this.paid.push([column, coefficient * (price - floor)]);
    for (const choice of choices) this.paid.push([choice.column, floor]);
    if (choices.length > 0) {
      this.milp.row([...buys, ...choices.map((choice): Term => [choice.column, -1])], 0);
    }
    this.buys.push({ stack, offer, buys, price, grants, sure, choices });
  }

  /** Per capped fund: what it gives is at most its saving on each chosen purchase and its cap in total. */
  private capRows(): void {
    const given = new Map<number, Term[]>();
    for (const buy of this.buys) {
      for (const choice of buy.choices) {
        const grant = this.milp.column(0, choice.saving, false);
        this.milp.row(
          [
            [choice.column, choice.saving],
            [grant, -1],
          ],
          0,
        );
        this.paid.push([grant, -1]);
        given.set(choice.fund, [...(given.get(choice.fund) ?? []), [grant, 1]]);
      }
    }
    for (const [fund, grants] of given) this.milp.row(grants, -Infinity, this.instance.funds[fund]!.cap!);
  }
}

/** Funds whose cap could bind: all that they could ever give is more than the cap. */
function cappedFunds(instance: Instance): Set<number> {
  const most = instance.funds.map(() => 0);
  for (const offer of instance.offers) for (const [fund, saving] of offer.grants) most[fund]! += saving;
  for (const stack of instance.stacks) for (const [fund, saving] of stack.bundle?.grants ?? []) most[fund]! += saving;
  return new Set(
    most.flatMap((sum, fund) => (instance.funds[fund]!.cap !== null && sum > instance.funds[fund]!.cap ? [fund] : [])),
  );
}
