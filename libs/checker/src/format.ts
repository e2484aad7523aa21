import { isObject, list, malformed, maybe, oneOf, record, text, tuple, whole, type Shape } from './shape.js';

/* The format of a certificate (docs/certificate.md): what stands where, and how lists point into each other. */

/** Prices that close a branch, in `scale`ths of a unit of the objective. */
export interface Leaf {
  /** Rows by number, each with its price. */
  readonly cuts: readonly (readonly [row: number, price: number])[];
  /** Per offer: what its share of what is paid counts for. */
  readonly worth: readonly number[];
  readonly limits: { readonly price: number; readonly minutes: number };
  readonly funds: readonly number[];
  readonly bundles: readonly number[];
}
export type ProofNode =
  | { readonly prices: Leaf }
  | { readonly offer: number; readonly taken: ProofNode; readonly banned: ProofNode }
  | { readonly stack: number; readonly bought: ProofNode; readonly unbought: ProofNode };

/** Splits between the root of a tree and a leaf: as many as can be read without care for the stack of calls. */
const MOST_SPLITS = 200;

export function certificateShape(raw: Record<string, unknown>) {
  const instance = isObject(raw.instance) ? raw.instance : {};
  const size = (key: string) => (Array.isArray(instance[key]) ? instance[key].length : 0);
  const into = (key: string) => whole(0, size(key) - 1);
  const [skill, credential, fund] = [into('skills'), into('credentials'), into('funds')];
  const [level, amount] = [whole(1, 5), whole()];
  const limit = maybe(amount);
  const grants = list(tuple<[number, number]>(fund, amount));
  const levels = list(tuple<[number, number]>(skill, level));
  const aSkill = tuple<['skill', number, number]>(oneOf('skill'), skill, level);
  const aCredential = tuple<['credential', number]>(oneOf('credential'), credential);
  const alternative: Shape<['skill', number, number] | ['credential', number]> = (value, at, faults) =>
    (Array.isArray(value) && value[0] === 'skill' ? aSkill : aCredential)(value, at, faults);
  const members = list(record({ credential, group: limit, credits: amount }));
  const bundle = maybe(record({ price: amount, grants }));
  const weights = list(tuple<[number, number, number]>(skill, level, amount));
  const coverage = maybe(record({ atLeast: amount, weights }));
  const goals = record({ levels, anyOf: list(list(credential)), stacks: list(into('stacks')), coverage });
  const offers = list(into('offers'));
  const bought = { offers, stack: maybe(into('stacks')), counted: list(credential), fund: maybe(fund) };
  const purchases = list(record({ ...bought, grant: amount, paid: amount }));
  const proved = raw.kind === 'prices' || raw.kind === 'tree';
  const inside = record({ levels: list(whole(0, 5), size('skills')), credentials: list(credential) });
  const noRow: Shape<never> = (value, at, faults) => malformed(value, at, faults, 'no row');
  const rowCount = Array.isArray(raw.rows) ? raw.rows.length : 0;
  const leaf = record({
    cuts: list(tuple<[number, number]>(whole(0, rowCount - 1), amount)),
    worth: list(amount, size('offers')),
    limits: record({ price: amount, minutes: amount }),
    funds: list(amount, size('funds')),
    bundles: list(whole(-Number.MAX_SAFE_INTEGER), size('stacks')),
  });
  const node =
    (splits: number): Shape<ProofNode> =>
    (value, at, faults) => {
      const split = isObject(value) && ('offer' in value || 'stack' in value);
      if (split && splits === MOST_SPLITS)
        return malformed(
          value,
          'tree',
          faults,
          `a tree of at most ${MOST_SPLITS} splits from root to leaf`,
          'too-deep',
        );
      const below = node(splits + 1);
      if (split && 'offer' in value)
        return record({ offer: into('offers'), taken: below, banned: below })(value, at, faults);
      if (split) return record({ stack: into('stacks'), bought: below, unbought: below })(value, at, faults);
      return record({ prices: leaf })(value, at, faults);
    };
  const keys = {
    version: oneOf(1),
    kind: oneOf('solver', 'none', 'prices', 'tree'),
    instance: record({
      version: oneOf(1),
      currency: text,
      skills: list(text),
      credentials: list(text),
      gives: list(levels, size('credentials')),
      needs: list(list(list(alternative)), size('credentials')),
      start: record({ levels: list(whole(0, 5), size('skills')), credentials: list(credential) }),
      offers: list(record({ credential, renewal: oneOf(true, false), price: amount, minutes: amount, grants })),
      stacks: list(record({ id: text, members, atLeast: limit, minCredits: limit, awards: maybe(credential), bundle })),
      funds: list(record({ id: text, cap: limit })),
      goals,
      limits: record({ price: limit, minutes: limit }),
      objective: record({ price: amount, minutes: amount, then: oneOf('price', 'minutes') }),
      hash: text,
    }),
    plan: record({ order: offers, purchases, cost: amount, minutes: amount, value: amount }),
    bound: amount,
    rows: list<{ levels: number[]; credentials: number[] }>(proved ? inside : noRow),
  };
  const proof = {
    ...(proved && { scale: whole(1) }),
    ...(raw.kind === 'prices' && { prices: leaf }),
    ...(raw.kind === 'tree' && { tree: node(0) }),
  };
  type Keys = { [K in keyof typeof keys]: (typeof keys)[K] extends Shape<infer T> ? T : never };
  type Proof = { readonly scale?: number; readonly prices?: Leaf; readonly tree?: ProofNode };
  return record({ ...keys, ...proof, seal: text }) as unknown as Shape<Keys & Proof & { readonly seal: string }>;
}

export type Certificate = ReturnType<ReturnType<typeof certificateShape>>;
export type Instance = Certificate['instance'];
export type Stack = Instance['stacks'][number];

export function satisfied(stack: Stack, has: ReadonlySet<number>): boolean {
  const counting = stack.members.filter((member) => has.has(member.credential));
  const groups = new Set(counting.map((member) => member.group));
  if (stack.members.some(({ group }) => group !== null && !groups.has(group))) return false;
  if (stack.members.length === 0 || counting.length < (stack.atLeast ?? 0)) return false;
  if (sum(counting.map((member) => member.credits)) < BigInt(stack.minCredits ?? 0)) return false;
  if (stack.atLeast !== null || stack.minCredits !== null) return true;
  return stack.members.every(({ group, credential }) => group !== null || has.has(credential));
}

export const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + BigInt(each), 0n);
