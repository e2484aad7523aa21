import type { LazyColumns, LazyOffers } from '#lib/engine';

/** How dense a made catalogue is: `sparse` as catalogues of badges are, `dense` as courses are (4–5 skills, 2–3 required levels). */
export type Shape = 'sparse' | 'dense';

export interface MadeCatalogue {
  readonly columns: LazyColumns;
  readonly offers: LazyOffers;
  readonly roles: readonly (readonly (readonly [skill: number, level: number])[])[];
}

/** A seeded stream of numbers from 0 to below 1. */
function stream(seed: number): () => number {
  let state = Math.imul(seed + 1, 0x9e3779b1) | 0 || 1;
  const next = (): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
  for (let warm = 0; warm < 8; warm++) next();
  return next;
}

class Ints {
  private items = new Int32Array(1024);
  length = 0;

  push(value: number): void {
    if (this.length === this.items.length) {
      const more = new Int32Array(this.items.length * 2);
      more.set(this.items);
      this.items = more;
    }
    this.items[this.length++] = value;
  }

  done(): Int32Array {
    return this.items.slice(0, this.length);
  }
}

const SKILLS_A_DOMAIN = 50;

/**
 * A seeded catalogue straight into columns. Skills lie in domains, popular ones are given by many; a credential gives skills of its
 * domain mostly, at levels; some need a level below their own, a skill beside it, or one of a few other credentials; one stack for every
 * 25 credentials, half of them sold, half of them awarding a credential of their own that nobody can study.
 */
export function madeCatalogue(seed: number, credentials: number, shape: Shape): MadeCatalogue {
  const chance = stream(seed);
  const whole = (from: number, to: number): number => from + Math.floor(chance() * (to - from + 1));
  const bell = (): number => Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance());
  const domains = Math.max(4, Math.min(280, Math.round(credentials / 360)));
  const common = Math.max(12, Math.round(domains * 0.7));
  const skills = domains * SKILLS_A_DOMAIN + common;
  const popular = (count: number): (() => number) => {
    const sums = new Float64Array(count);
    let sum = 0;
    for (let i = 0; i < count; i++) sums[i] = sum += (i + 1) ** -0.6;
    return () => {
      const at = chance() * sum;
      let low = 0;
      let high = count - 1;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (sums[middle]! < at) low = middle + 1;
        else high = middle;
      }
      return low;
    };
  };
  const domain = popular(domains);
  const within = popular(SKILLS_A_DOMAIN);
  const anywhere = (): number => skills - common + Math.floor(common * chance() * chance());
  const near = (d: number): number => {
    const at = chance();
    if (at < 0.8) return d * SKILLS_A_DOMAIN + within();
    return at < 0.9 ? ((d + whole(1, 3)) % domains) * SKILLS_A_DOMAIN + within() : anywhere();
  };
  const levelAt = (shares: readonly number[]): number => {
    let at = chance();
    for (let l = 1; l < 5; l++) if ((at -= shares[l - 1]!) < 0) return l;
    return 5;
  };
  const stacks = Math.floor(credentials / 25);
  const awarding = Math.floor(stacks / 2);
  const all = credentials + awarding;
  const gives = { start: new Int32Array(all + 1), item: new Ints() };
  const needs = new Int32Array(all + 1);
  const groupStart = new Ints();
  const alternatives = new Ints();
  groupStart.push(0);
  const price = new Float64Array(all);
  const minutes = new Float64Array(all);
  const study = new Uint8Array(all).fill(1, 0, credentials);
  let groups = 0;
  const group = (list: readonly number[]): void => {
    for (const one of list) alternatives.push(one);
    groupStart.push(alternatives.length);
    groups++;
  };
  const byDomain: number[][] = Array.from({ length: domains }, () => []);
  const top = new Uint8Array(all);
  for (let c = 0; c < credentials; c++) {
    const d = domain();
    const most = levelAt([0.34, 0.3, 0.2, 0.11]);
    top[c] = most;
    const many = shape === 'dense' ? whole(2, 7) : [1, 1, 2, 2, 3, 3, 4, 5, 6][whole(0, 8)]!;
    const own = new Map<number, number>();
    for (let k = 0; k < many; k++) {
      const skill = k === 0 ? d * SKILLS_A_DOMAIN + within() : near(d);
      if (!own.has(skill)) own.set(skill, k === 0 ? most : Math.max(1, most - whole(0, 1)));
    }
    let sum = 0;
    for (const [skill, level] of [...own].sort((a, b) => a[0] - b[0])) {
      gives.item.push(skill * 6 + level);
      sum += level;
    }
    gives.start[c + 1] = gives.item.length;
    price[c] = chance() < 0.1 ? 0 : 500 * Math.max(1, Math.round(8 * (1 + sum) ** 0.95 * Math.exp(0.6 * bell())));
    minutes[c] = 60 * Math.max(1, Math.round(7 * sum ** 0.9 * Math.exp(0.5 * bell())));
    const first = [...own.keys()][0]!;
    const asked = new Set(own.keys());
    const ask = (skill: number, level: number): void => {
      if (asked.has(skill)) return;
      asked.add(skill);
      group([skill * 6 + level]);
    };
    if (shape === 'dense') {
      const number = chance() < 0.1 ? 0 : whole(1, 4);
      for (let k = 0; k < number; k++) {
        if (k === 0 && most >= 2 && chance() < 0.8) group([first * 6 + most - 1]);
        else ask(chance() < 0.85 ? d * SKILLS_A_DOMAIN + within() : anywhere(), whole(1, Math.min(3, most)));
      }
    } else if (chance() < 0.35) {
      if (most >= 2 && chance() < 0.6) group([first * 6 + most - 1]);
      else ask(d * SKILLS_A_DOMAIN + within(), whole(1, Math.min(2, most)));
    }
    const mates = byDomain[d]!;
    if (most >= 2 && mates.length > 3 && chance() < 0.12) {
      const some = new Set(Array.from({ length: whole(1, 3) }, () => mates[whole(0, mates.length - 1)]!));
      group([...some].sort((a, b) => a - b).map((one) => -1 - one));
    }
    needs[c + 1] = groups;
    mates.push(c);
  }
  const members = { start: new Int32Array(stacks + 1), item: new Ints() };
  const atLeast = new Int32Array(stacks).fill(-1);
  const awards = new Int32Array(stacks).fill(-1);
  const bundle = new Float64Array(stacks).fill(-1);
  for (let t = 0; t < stacks; t++) {
    const d = domain();
    const mates = byDomain[d]!;
    const set = new Set<number>();
    for (let k = 0; k < 12 && set.size < 3 + (t % 3); k++)
      if (mates.length > 0) set.add(mates[whole(0, mates.length - 1)]!);
    const list = [...set].sort((a, b) => a - b);
    for (const one of list) members.item.push(one);
    members.start[t + 1] = members.item.length;
    if (chance() < 0.5 && list.length > 2) atLeast[t] = list.length - 1;
    const prices = list.map((one) => price[one]!).sort((a, b) => a - b);
    const cheapest = prices.slice(0, atLeast[t]! < 0 ? list.length : atLeast[t]).reduce((a, b) => a + b, 0);
    if (t % 2 === 1) bundle[t] = Math.round((cheapest * (0.7 + 0.2 * chance())) / 500) * 500;
    else if (t / 2 < awarding) {
      const award = credentials + t / 2;
      awards[t] = award;
      gives.item.push((d * SKILLS_A_DOMAIN + within()) * 6 + whole(2, 5));
    }
  }
  for (let a = credentials; a < all; a++) {
    gives.start[a + 1] = gives.start[a]! + 1;
    needs[a + 1] = groups;
  }
  const roles = Array.from({ length: 400 }, () => {
    const d = Math.floor(domains * chance() * chance());
    const other = (d + whole(1, 5)) % domains;
    const wanted = new Map<number, number>();
    for (let tries = 0; wanted.size < 40 && tries < 400; tries++) {
      const at = chance();
      const skill =
        at < 0.6 ? d * SKILLS_A_DOMAIN + whole(0, 49) : at < 0.85 ? other * SKILLS_A_DOMAIN + whole(0, 49) : anywhere();
      if (!wanted.has(skill)) wanted.set(skill, levelAt([0.15, 0.25, 0.3, 0.2]));
    }
    return [...wanted].sort((a, b) => a[0] - b[0]);
  });
  return {
    columns: {
      skills,
      credentials: all,
      stacks,
      gives: { start: gives.start, item: gives.item.done() },
      needs,
      alternatives: { start: groupStart.done(), item: alternatives.done() },
      members: { start: members.start, item: members.item.done() },
      memberGroup: new Int32Array(members.item.length).fill(-1),
      memberCredits: new Int32Array(members.item.length),
      atLeast,
      minCredits: new Int32Array(stacks).fill(-1),
      awards,
    },
    offers: {
      study,
      award: new Uint8Array(all).fill(1),
      usable: new Uint8Array(stacks).fill(1),
      price,
      minutes,
      grant: new Float64Array(all),
      certain: new Float64Array(all),
      renewalPrice: new Float64Array(all).fill(-1),
      renewalMinutes: new Float64Array(all),
      bundle,
      bundleGrant: new Float64Array(stacks),
      objective: { price: 1, minutes: 0, then: 'minutes' },
    },
    roles,
  };
}

/** A seeded learner of a made catalogue: much of an old role, some of a new one, which is the goal. */
export function madeQuestion(
  { roles }: MadeCatalogue,
  seed: number,
): { readonly held: (readonly [number, number])[]; readonly wanted: readonly (readonly [number, number])[] } {
  const chance = stream(seed * 31 + 7);
  const old = roles[Math.floor(chance() * roles.length)]!;
  const wanted = roles[Math.floor(chance() * roles.length)]!;
  const held = new Map<number, number>();
  const have = (skill: number, level: number): void => {
    held.set(skill, Math.max(held.get(skill) ?? 0, Math.max(1, level - Math.floor(chance() * 2))));
  };
  for (const [skill, level] of wanted) if (chance() < 0.35) have(skill, level);
  for (const [skill, level] of old) if (chance() < 0.8) have(skill, level);
  return { held: [...held].sort((a, b) => a[0] - b[0]), wanted };
}
