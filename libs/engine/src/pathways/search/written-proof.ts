import type {
  CertificateCut,
  CertificatePrices,
  CertificateRow,
  CertificateTree,
  Instance,
  PlainProof,
} from '../instance.js';
import type { Recorded } from './carried.js';
import { countedRules, type CountedRule } from './counted-rules.js';
import { withChoices, type FundChoice } from './fund-choices.js';
import { PricedPayments } from './payments-priced.js';
import type { SearchNode } from './search-node.js';
import type { Parts } from './tariff.js';
import type { FactTable } from './task.js';

/** The proof of a search as a certificate carries it: zones as skill-levels and credentials, each written once. */
export function writtenProof(instance: Instance, root: SearchNode, table: FactTable, scale: number): PlainProof {
  const rows = new RowList(table);
  return { rows: rows.list, scale, root: new Writer(instance, table, rows, scale).node(root) };
}

class Writer {
  private readonly rules: readonly CountedRule[];

  constructor(
    private readonly instance: Instance,
    private readonly table: FactTable,
    private readonly rows: RowList,
    private readonly scale: number,
  ) {
    this.rules = countedRules(instance);
  }

  node(node: SearchNode, choices: readonly FundChoice[] = []): CertificateTree {
    if ('offer' in node)
      return { offer: node.offer, taken: this.node(node.taken, choices), banned: this.node(node.banned, choices) };
    if ('stack' in node) {
      return {
        stack: node.stack,
        bought: this.node(node.bought, choices),
        unbought: this.node(node.unbought, choices),
      };
    }
    if ('completes' in node) {
      const { completes, complete, incomplete } = node;
      return { completes, complete: this.node(complete, choices), incomplete: this.node(incomplete, choices) };
    }
    if ('entry' in node) {
      const [skill, level] = this.instance.goals.coverage!.weights[node.entry]!;
      return { skill, level, reached: this.node(node.reached, choices), missed: this.node(node.missed, choices) };
    }
    if ('purchase' in node) {
      const { purchase, fund } = node;
      const side = (below: SearchNode, used: boolean): CertificateTree =>
        this.node(below, [...choices, { ...purchase, fund, used }]);
      return {
        buys: 'offer' in purchase ? ['offer', purchase.offer] : ['bundle', purchase.stack],
        fund,
        used: side(node.used, true),
        unused: side(node.unused, false),
      };
    }
    const prices = this.prices(node.prices, choices);
    return 'then' in node ? { prices, then: this.node(node.then, choices) } : { prices };
  }

  private prices({ zones, price, parts }: Recorded, choices: readonly FundChoice[]): CertificatePrices {
    const cuts = zones.map((zone, i) => this.cut(zone, price[i]!));
    const { limits, funds, bundles, coverage, counts } = parts ?? NO_PARTS;
    const counted = this.rules.flatMap(({ stack, of }, i): [number, CountedRule['of'], number][] =>
      counts[i]! > 0 ? [[stack, of, counts[i]!]] : [],
    );
    return {
      cuts,
      worth: this.worth(parts, choices),
      limits,
      funds: listed(funds),
      bundles: listed(bundles),
      ...(coverage > 0 && { coverage }),
      ...(counted.length > 0 && { counts: counted }),
    };
  }

  /** A zone that holds that an entry is settled asks for that entry alone. */
  private cut(zone: Int32Array, price: number): CertificateCut {
    const row = this.rows.numberOf(zone);
    const settled = zone.find((fact) => this.table.entry[fact]! >= 0);
    if (settled === undefined) return [row, price];
    const entry = this.table.entry[settled]!;
    const one = this.table.entries[entry]!;
    return one[0] === 'skill' ? [row, price, entry] : [row, price, null, one[1]];
  }

  private worth(parts: Parts | undefined, choices: readonly FundChoice[]): [number, number][] {
    if (!parts) return [];
    const left = withChoices(this.instance, choices);
    const pays = new PricedPayments(left, this.scale, parts.limits.price, parts.funds);
    return [...parts.worth]
      .filter(([offer, worth]) => worth !== pays.least(left.offers[offer]!))
      .sort(([a], [b]) => a - b);
  }
}

const NO_PARTS: Omit<Parts, 'worth'> = {
  limits: { price: 0, minutes: 0 },
  funds: [],
  bundles: [],
  coverage: 0,
  counts: [],
};

/** What is not 0, by number. */
function listed(prices: readonly number[]): [number, number][] {
  return prices.flatMap((price, i): [number, number][] => (price === 0 ? [] : [[i, price]]));
}

class RowList {
  readonly list: CertificateRow[] = [];
  private readonly known = new Map<string, number>();

  constructor(private readonly table: FactTable) {}

  numberOf(zone: Int32Array): number {
    const row = this.rowOf(zone);
    const key = JSON.stringify(row);
    const known = this.known.get(key);
    if (known !== undefined) return known;
    this.known.set(key, this.list.length);
    return this.list.push(row) - 1;
  }

  /** A zone holds a group when it holds all of its alternatives; of a skill it holds all levels from the lowest named. */
  private rowOf(zone: Int32Array): CertificateRow {
    const levels = new Map<number, number>();
    const credentials = new Set<number>();
    for (const fact of zone) {
      for (const one of this.table.meaning[fact]!) {
        if (one[0] === 'credential') credentials.add(one[1]);
        else levels.set(one[1], Math.min(one[2], levels.get(one[1]) ?? 5));
      }
    }
    const ascending = (a: number, b: number): number => a - b;
    return {
      levels: [...levels].sort(([a], [b]) => a - b),
      credentials: [...credentials].sort(ascending),
    };
  }
}
