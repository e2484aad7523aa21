import type { CertificatePrices, CertificateRow, CertificateTree, PlainProof } from '../instance.js';
import type { Recorded } from './carried.js';
import type { SearchNode } from './search.js';
import type { FactTable } from './task.js';

/** The proof of a search as a certificate carries it: zones as skill-levels and credentials, each written once. */
export function writtenProof(root: SearchNode, table: FactTable, scale: number): PlainProof {
  const rows = new RowList(table);
  return { rows: rows.list, scale, root: written(root, rows) };
}

function written(node: SearchNode, rows: RowList): CertificateTree {
  if ('offer' in node) {
    return { offer: node.offer, taken: written(node.taken, rows), banned: written(node.banned, rows) };
  }
  const prices = pricesOf(node.prices, rows);
  return 'then' in node ? { prices, then: written(node.then, rows) } : { prices };
}

function pricesOf({ zones, price }: Recorded, rows: RowList): CertificatePrices {
  return {
    cuts: zones.map((zone, i): [number, number] => [rows.numberOf(zone), price[i]!]),
    worth: [],
    limits: { price: 0, minutes: 0 },
    funds: [],
    bundles: [],
  };
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
