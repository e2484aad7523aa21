import { makeFact, type Fact, type FactType, type FactOf } from '#lib/model';
import type { PathwayOptions, Person } from '#lib/engine';
import { Chance } from '../../oracle/random.js';
import type { Question } from './question.js';

const DAYS = ['2024-02-29', '2025-01-31', '2025-06-14', '2025-06-15', '2026-05-31', '2026-06-15', '2026-06-16'];
const ON = '2026-06-15';

/** A fact that the model accepts; anything else is a fault of the generator. */
export function fact<T extends FactType>(type: T, values: Readonly<Record<string, unknown>>): FactOf<T> {
  const made = makeFact(type, values);
  if (made.status === 'ok') return made.fact;
  throw new Error(`${type} ${JSON.stringify(values)}: ${JSON.stringify(made.problems)}`);
}

/** A seeded question with everything that the rules know, small enough for brute force. */
export function randomQuestion(seed: number): Question {
  return new Draft(new Chance(seed)).question();
}

class Draft {
  private readonly issuers = ['issuer-0', 'issuer-1'];
  private readonly skills: readonly string[];
  private readonly credentials: readonly string[];
  private readonly stacks: readonly string[];
  private readonly severalCurrencies: boolean;
  private readonly filtering: boolean;
  private readonly expiring: boolean;

  constructor(private readonly chance: Chance) {
    this.skills = range(chance.between(2, 4)).map((k) => `skill-${k}`);
    this.credentials = range(chance.between(4, 8)).map((k) => `credential-${k}`);
    this.stacks = range(chance.pick([0, 1, 1, 2, 2, 3])).map((k) => `stack-${k}`);
    this.severalCurrencies = chance.happens(0.4);
    this.filtering = chance.happens(0.5);
    this.expiring = chance.happens(0.5);
  }

  question(): Question {
    const { chance } = this;
    const facts: Fact[] = [
      ...this.skills.map((id) => fact('skill', { id, name: `Skill ${id}` })),
      ...this.issuers.map((id) =>
        fact('issuer', { id, name: `Issuer ${id}`, trust: chance.pick([undefined, 0.4, 0.9]) }),
      ),
      ...this.credentials.flatMap((id) => this.credential(id)),
      ...this.stacks.flatMap((id) => this.stack(id)),
      fact('role', { id: 'role', title: 'Role' }),
      ...this.role(),
      ...range(chance.pick([0, 1, 1, 2])).map((k) => this.fund(`fund-${k}`)),
      ...this.rates(),
    ];
    return { facts, person: this.person(), role: 'role', options: this.options() };
  }

  private currency(): string {
    return this.severalCurrencies ? this.chance.pick(['EUR', 'EUR', 'USD', 'JPY']) : 'EUR';
  }

  private credential(id: string): Fact[] {
    const { chance } = this;
    const renews = chance.happens(0.5);
    const own = fact('credential', {
      id,
      name: `Badge ${id}`,
      issuer: chance.pick(this.issuers),
      cost: chance.happens(0.1) ? 0 : chance.between(1, chance.pick([9, 60])) * 5,
      currency: this.currency(),
      hours: chance.pick([0, 0.5, 1, 2, 5, 10]),
      mode: chance.pick([undefined, 'online', 'online', 'in-person']),
      language: chance.pick([undefined, ['en'], ['en-GB', 'de'], ['de']]),
      regions: chance.pick([undefined, undefined, ['north'], ['north', 'south']]),
      credits: chance.pick([undefined, 1, 2.5]),
      validMonths: this.expiring ? chance.pick([undefined, undefined, 1, 12, 24]) : undefined,
      renewalCost: renews ? chance.between(0, 30) : undefined,
      renewalHours: renews ? chance.pick([undefined, 1]) : undefined,
      status: chance.pick([...Array.from({ length: 10 }, () => undefined), 'published', 'retired']),
    });
    const given = chance.some(this.skills, chance.pick([0, 1, 1, 2, 2, 3]));
    const rows = given.map((skill) => fact('credentialSkill', { credential: id, skill, level: chance.between(1, 4) }));
    return [own, ...rows, ...this.prerequisites(id)];
  }

  private prerequisites(id: string): Fact[] {
    const { chance } = this;
    const keys = new Set<string>();
    return range(chance.pick([0, 0, 0, 1, 1, 2, 3])).flatMap((): Fact[] => {
      const needs = chance.happens(0.5) ? chance.pick(this.credentials) : chance.pick(this.skills);
      const group = chance.pick([undefined, undefined, 'a', 'a', 'b']);
      if (needs === id || keys.has(`${needs} ${group}`)) return [];
      keys.add(`${needs} ${group}`);
      const level = needs.startsWith('skill') ? chance.pick([undefined, 1, 2, 3]) : undefined;
      return [fact('prerequisite', { credential: id, needs, level, group })];
    });
  }

  private stack(id: string): Fact[] {
    const { chance } = this;
    const kind = chance.pick(['all', 'all', 'atLeast', 'atLeast', 'groups', 'credits', 'mixed']);
    const members = chance.some(this.credentials, chance.between(1, 4));
    const award = chance.pick([undefined, ...this.credentials.filter((each) => !members.includes(each))]);
    const sold = chance.happens(0.6);
    const own = fact('stack', {
      id,
      name: `Stack ${id}`,
      issuer: chance.pick(this.issuers),
      atLeast:
        kind === 'atLeast' || (kind === 'mixed' && chance.happens(0.5)) ? chance.between(1, members.length) : undefined,
      minCredits: kind === 'credits' || kind === 'mixed' ? chance.pick([1, 2, 3.5]) : undefined,
      bundlePrice: sold ? chance.between(1, 40) * 5 : undefined,
      currency: sold ? this.currency() : undefined,
      awards: award,
    });
    const grouped = kind === 'groups' || kind === 'mixed';
    return [
      own,
      ...members.map((credential) =>
        fact('stackMember', {
          stack: id,
          credential,
          group: grouped ? chance.pick([undefined, 'x', 'x', 'y']) : undefined,
          credits: chance.pick([undefined, 0.5, 1, 2]),
        }),
      ),
    ];
  }

  private role(): Fact[] {
    const { chance } = this;
    const skills = chance.some(this.skills, chance.pick([0, 1, 2, 2, 3, 3]));
    const licences = chance.some(this.credentials, chance.pick([0, 0, 0, 1, 2]));
    return [
      ...skills.map((skill) =>
        fact('roleSkill', {
          role: 'role',
          skill,
          level: chance.pick([1, 2, 2, 3, 3, 4]),
          importance: chance.pick([undefined, 1, 0.4, 0.7]),
          essential: chance.pick([undefined, true, false]),
        }),
      ),
      ...licences.map((credential) =>
        fact('roleCredential', { role: 'role', credential, group: chance.pick([undefined, 'licence']) }),
      ),
    ];
  }

  private fund(id: string): Fact {
    const { chance } = this;
    const amount = chance.happens(0.4) ? chance.between(1, 30) * 3 : undefined;
    const cap = chance.happens(0.5) ? chance.between(0, 120) : undefined;
    return fact('funding', {
      id,
      name: `Fund ${id}`,
      kind: 'subsidy',
      percent: amount === undefined ? chance.pick([0, 15, 33, 50, 75, 100]) : undefined,
      amount,
      currency: (amount ?? cap) ? this.currency() : 'EUR',
      cap,
      covers: chance
        .some([...this.credentials, ...this.stacks, ...this.stacks, ...this.issuers], chance.between(1, 4))
        .filter((each, k, list) => list.indexOf(each) === k),
      eligibility: chance.pick([
        undefined,
        undefined,
        ['region=north'],
        ['region=north', 'language=de'],
        ['hoursPerWeek=7'],
      ]),
    });
  }

  private rates(): Fact[] {
    const { chance } = this;
    if (!this.severalCurrencies) return [];
    const all = [
      ['USD', 'EUR', 0.9, '2026-01-01'],
      ['USD', 'EUR', 0.85, '2026-06-15'],
      ['USD', 'EUR', 2, '2026-06-16'],
      ['EUR', 'JPY', 160, '2026-03-01'],
      ['JPY', 'EUR', 0.006, '2026-03-01'],
      ['EUR', 'USD', 1.125, '2025-01-01'],
      ['USD', 'JPY', 150.5, '2026-02-01'],
    ] as const;
    return chance.some(all, chance.between(1, 6)).map(([from, to, rate, on]) => fact('rate', { from, to, rate, on }));
  }

  private person(): Person {
    const { chance } = this;
    const learner = fact('learner', {
      id: 'learner',
      hoursPerWeek: chance.pick([undefined, 7, 10]),
      region: chance.pick([undefined, 'north', 'south']),
      language: chance.pick([undefined, 'de']),
    });
    return {
      ...(chance.happens(0.7) && { learner }),
      skills: chance.some(this.skills, chance.pick([0, 0, 0, 1])).map((skill) => ({
        skill,
        level: chance.pick([1, 1, 2, 3] as const),
        ...(chance.happens(0.7) && { at: chance.pick(DAYS) }),
      })),
      credentials: chance.some(this.credentials, chance.pick([0, 0, 1, 1, 2, 3])).map((credential) => ({
        credential,
        issuedOn: chance.pick(DAYS),
        ...(this.expiring && chance.happens(0.4) && { expiresOn: chance.pick(['2026-06-14', ON, '2026-12-31']) }),
      })),
    };
  }

  private options(): PathwayOptions {
    const { chance } = this;
    const ids = [...this.credentials, ...this.stacks];
    const given = <T>(share: number, value: T): T | undefined => (chance.happens(share) ? value : undefined);
    const asked = (share: number) => (this.filtering ? given(share, true) : undefined);
    const require = given(0.2, chance.some(ids, chance.between(1, 2)));
    const exclude = asked(0.5) && chance.some([...ids, ...this.issuers], chance.between(1, 2));
    const wishes: { [Key in keyof PathwayOptions]: PathwayOptions[Key] | undefined } = {
      on: ON,
      start: given(0.2, '2026-09-01'),
      by: given(0.2, chance.pick(['2026-06-14', '2026-06-15', '2026-06-20', '2026-07-01', '2026-09-10'])),
      budget: given(0.2, chance.pick(['0', '0', '1', '2', '3', '4'])),
      [chance.happens(0.5) ? 'currency' : 'budgetCurrency']: this.severalCurrencies
        ? given(0.5, chance.pick(['EUR', 'USD', 'JPY']))
        : undefined,
      hoursPerWeek: given(0.3, chance.pick([3, 7, 10])),
      minTrust: asked(0.3) && chance.pick([0, 0.4, 0.5]),
      mode: asked(0.3) && 'online',
      language: asked(0.3) && chance.pick(['en', 'de', 'en-GB']),
      region: asked(0.3) && chance.pick(['north', 'south']),
      exclude: exclude?.filter((id) => !require?.includes(id)),
      require,
      coverage: given(0.2, chance.pick([0, 0.3, 0.5, 2 / 3, 0.9])),
      minimise: chance.pick([undefined, undefined, 'cost', 'hours', 'mix']),
    };
    return Object.fromEntries(
      Object.entries(wishes).filter(([, value]) => value !== undefined),
    ) as unknown as PathwayOptions;
  }
}

const range = (length: number) => Array.from({ length }, (_, index) => index);
