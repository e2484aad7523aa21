/* What a certificate looks like (docs/certificate.md), and how it is read: everything else is in check.ts. */

/** The first that fails, and why, in plain words. */
export type Wrong = Readonly<Record<'row' | 'code' | 'reason', string>> & { readonly next?: string };
/** What fails: thrown where it is seen, caught where the answer is given. */
export class Fault extends Error {
  constructor(readonly wrong: Wrong) {
    super(wrong.reason);
  }
}
export function fail(row: string, code: string, reason: string, next?: string): never {
  throw new Fault({ row, code, reason, ...(next !== undefined && { next }) });
}
export const LARGEST = Number.MAX_SAFE_INTEGER;

type Pair = [number, number];
export type Money = { price: number; grants: Pair[] };
export type Offer = Money & { credential: number; renewal: boolean; minutes: number };
type Member = { credential: number; group: number | null; credits: number };
export type Rule = { atLeast: number | null; minCredits: number | null; members: Member[] };
export type Stack = Rule & { id: string; awards: number | null; bundle: Money | null };
export type Coverage = { atLeast: number; weights: [skill: number, level: number, weight: number][] };
type Goals = { levels: Pair[]; anyOf: number[][]; stacks: number[]; coverage: Coverage | null };
export type Need = [kind: string, at: number, level?: number];
type Course = { gives: Pair[][]; needs: Need[][][]; offers: Offer[]; stacks: Stack[]; goals: Goals };
type Fund = { id: string; cap: number | null };
type Bare = {
  skills: string[];
  credentials: string[];
  start: { levels: number[]; credentials: number[] };
  hash: string;
};
type Rates<T = number> = { price: T; minutes: T };
export type Instance = Bare & Course & { funds: Fund[]; limits: Rates<number | null>; objective: Rates };
type Purchase = { offers: number[]; stack: number | null; counted: number[]; fund: number | null } & Record<
  'grant' | 'paid',
  number
>;
type Plan = { order: number[]; purchases: Purchase[]; cost: number; minutes: number; value: number };
type Lists = { cuts: [row: number, price: number, entry?: number][]; worth: Pair[]; funds: Pair[]; bundles: Pair[] };
export type Prices = Lists & { limits: Rates; coverage?: number };
export type Node =
  | { prices: Prices; then?: Node }
  | { offer: number; taken: Node; banned: Node }
  | { stack: number; bought: Node; unbought: Node }
  | { buys: readonly ['offer' | 'bundle', number]; fund: number; used: Node; unused: Node }
  | { skill: number; level: number; reached: Node; missed: Node };
type Proof = { rows: { levels: Pair[]; credentials: number[] }[]; scale: number; prices?: Prices; tree?: Node };
export type Certificate = Proof & { kind: string; instance: Instance; plan: Plan; bound: number; seal: string };

/* The format: `x*` is a list of x, `x*y` one as long as y, `x?` x or null, `x~` x or no such key, `@x` a position in x, `a|b` a or b. */
const CLAIM = 'version 2, kind "solver"|"none"|"prices"|"tree", instance instance, plan plan, bound amount';
const FORMAT = new Map(
  `certificate none: ${CLAIM}, rows no-row*, seal text; certificate prices: ${CLAIM}, rows zone*, scale factor, prices prices, seal text;
   certificate tree: ${CLAIM}, rows zone*, scale factor, tree node, seal text;
   instance: version 1, currency text, skills text*, credentials text*, gives level**credentials, needs need***credentials,
     start start, offers offer*, stacks stack*, funds fund*, goals goals, limits limits, objective objective, hash text;
   start: levels held*skills, credentials @credentials*; fund: id text, cap amount?; bundle: price amount, grants grant*;
   offer: credential @credentials, renewal true|false, price amount, minutes amount, grants grant*; grant: @funds, amount;
   stack: id text, members member*, atLeast amount?, minCredits amount?, awards @credentials?, bundle bundle?; level: @skills, grade;
   member: credential @credentials, group amount?, credits amount; need 2: "credential", @credentials; need 3: "skill", @skills, grade;
   goals: levels level*, anyOf @credentials**, stacks @stacks*, coverage coverage?; weight: @skills, grade, amount;
   coverage: atLeast amount, weights weight*; limits: price amount?, minutes amount?; rates: price amount, minutes amount;
   objective: price amount, minutes amount, then "price"|"minutes"; zone: levels level*, credentials @credentials*;
   plan: order @offers*, purchases purchase*, cost amount, minutes amount, value amount; cut 2: @rows, amount;
   purchase: offers @offers*, stack @stacks?, counted @credentials*, fund @funds?, grant amount, paid amount; cut 3: @rows, amount, @weights;
   prices: cuts cut*, worth worth*, limits rates, funds share*, bundles once*, coverage amount~; node prices: prices prices, then node~;
   worth: @offers, amount; share: @funds, amount; once: @stacks, integer; node offer: offer @offers, taken node, banned node;
   node stack: stack @stacks, bought node, unbought node; buys offer: "offer", @offers; buys bundle: "bundle", @stacks;
   node buys: buys buys, fund @funds, used node, unused node; node skill: skill @skills, level grade, reached node, missed node`
    .split(';')
    .map((rule) => rule.split(':').map((part) => part.trim()))
    .map(([name, parts]) => [name!, parts!.split(',').map((part) => part.trim().split(' '))]),
);
const RANGES: Readonly<Record<string, Pair>> = {
  ...{ amount: [0, LARGEST], factor: [1, LARGEST], integer: [-LARGEST, LARGEST] },
  ...{ grade: [1, 5], held: [0, 5] },
};
/** Nodes above a leaf: splits and then, from the root of a tree. */
const DEEPEST = 200;
type Shape = (value: unknown) => unknown;
export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const size = (list: unknown) => (Array.isArray(list) ? list.length : 0);

/** Reads a certificate by the format: fails with the path of what does not stand there, else gives it back with its keys in order. */
export function read(raw: Readonly<Record<string, unknown>>): Certificate {
  const isProved = raw.kind === 'prices' || raw.kind === 'tree';
  const proof = !isProved ? 'none' : raw.kind === 'tree' || 'tree' in raw ? 'tree' : 'prices';
  return new Reader(raw).read(`certificate ${proof}`, raw) as Certificate;
}

class Reader {
  private readonly path: (string | number)[] = [];
  private readonly shapes = new Map<string, Shape>();
  private readonly lists: Record<string, unknown>;
  private depth = 0;
  constructor({ instance, rows }: Readonly<Record<string, unknown>>) {
    this.lists = { ...(isObject(instance) ? instance : {}), rows };
    const { goals } = this.lists;
    if (isObject(goals) && isObject(goals.coverage)) this.lists.weights = goals.coverage.weights;
  }

  read(word: string, value: unknown): unknown {
    const shape = this.shapes.get(word) ?? this.shape(word, word.slice(0, -1));
    this.shapes.set(word, shape);
    return shape(value);
  }
  private at(key: string | number, word: string, value: unknown): unknown {
    this.path.push(key);
    const read = this.read(word, value);
    this.path.pop();
    return read;
  }
  private shape(word: string, rest: string): Shape {
    const [, each, length] = /^(.+)\*(\w*)$/.exec(word) ?? [];
    if (each) return (value) => this.list(value, () => each, length ? size(this.lists[length]) : undefined);
    if (word.endsWith('?')) return (value) => (value === null ? null : this.read(rest, value));
    if (word.endsWith('~')) return (value) => (value === undefined ? undefined : this.read(rest, value));
    if (word === 'node') return (value) => this.node(value);
    if (word === 'need' || word === 'cut') return (value) => this.read(`${word} ${size(value) === 3 ? 3 : 2}`, value);
    if (word === 'buys')
      return (value) => this.read(`buys ${Array.isArray(value) && value[0] === 'bundle' ? 'bundle' : 'offer'}`, value);
    const parts = FORMAT.get(word);
    if (parts?.[0]!.length === 2) return (value) => this.record(value, parts);
    if (parts) return (value) => this.list(value, (index) => parts[index]![0]!, parts.length);
    if (word === 'no-row') return (value) => this.wrong(value, 'no row');
    if (word === 'text') return (value) => (typeof value === 'string' ? value : this.wrong(value, 'a text'));
    const range = word.startsWith('@') ? ([0, size(this.lists[word.slice(1)]) - 1] satisfies Pair) : RANGES[word];
    if (range) return (value) => this.whole(value, ...range);
    const words = word.split('|').map((one): unknown => JSON.parse(one));
    return (value) => (words.includes(value) ? value : this.wrong(value, words.join(' or ')));
  }
  private whole(value: unknown, least: number, most: number): unknown {
    const number = Number.isInteger(value) ? Number(value) : NaN;
    if (number >= least && number <= most && Math.abs(number) <= LARGEST) return number;
    const range = most < least ? 'nothing (the list it points into is empty)' : `a whole number ${least} to ${most}`;
    return this.wrong(value, range, Math.abs(number) > LARGEST ? 'unsafe-number' : 'malformed');
  }
  private list(value: unknown, word: (index: number) => string, length?: number): unknown {
    if (Array.isArray(value) && value.length === (length ?? value.length))
      return value.map((each, index) => this.at(index, word(index), each));
    return this.wrong(value, length === undefined ? 'a list' : `a list of ${length}`);
  }
  private record(value: unknown, parts: readonly string[][]): unknown {
    if (!isObject(value)) return this.wrong(value, 'an object');
    const extra = Object.keys(value).find((key) => !parts.some(([name]) => name === key));
    if (extra !== undefined) return this.wrong(value[extra], 'no key of that name', 'unknown-key', extra);
    const read: Record<string, unknown> = {};
    for (const [key, word] of parts) read[key!] = this.at(key!, word!, value[key!]);
    return read;
  }
  private node(value: unknown): unknown {
    if (++this.depth > DEEPEST + 1) fail('tree', 'too-deep', `more than ${DEEPEST} splits and then stand above a leaf`);
    const kind = isObject(value) ? ['buys', 'offer', 'stack', 'skill'].find((key) => key in value) : undefined;
    const read = this.read(`node ${kind ?? 'prices'}`, value);
    this.depth--;
    return read;
  }
  private wrong(value: unknown, what: string, code = 'malformed', ...below: string[]): never {
    const row = [...this.path, ...below].map((key) => (typeof key === 'number' ? `[${key}]` : `.${key}`)).join('');
    const found =
      typeof value === 'object' && value !== null ? 'a list or an object' : `${(value ?? 'nothing') as string}`;
    return fail(row.slice(1), code, `${found.slice(0, 60)} stands where ${what} is expected`);
  }
}
