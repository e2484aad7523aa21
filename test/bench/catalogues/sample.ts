import type { CredentialStatus, Fact, Level, Mode } from '#lib/model';
import { Draws } from './draws.js';
import type { Framework } from './framework.js';
import { SAMPLE, SPARSE, type Densities } from './densities.js';
import { REGIONS } from './regions.js';
import { stackFacts } from './stacks.js';

const LANGUAGES = ['en', 'de'] as const;

export const sampleFacts = (seed: number, framework: Framework, size: Sizes): Fact[] =>
  new CatalogueMaker(seed, framework, SAMPLE).facts(size);
export const sparseFacts = (seed: number, framework: Framework, size: Sizes): Fact[] =>
  new CatalogueMaker(seed, framework, SPARSE).facts(size);

interface Sizes {
  readonly credentials: number;
  readonly learners: number;
}

/** Draws the facts of a catalogue on a framework by measured densities. */
class CatalogueMaker {
  private readonly draws: Draws;
  private readonly made: Fact[] = [];
  private readonly asked = new Map<string, Level>();

  constructor(
    seed: number,
    private readonly framework: Framework,
    private readonly densities: Densities,
  ) {
    this.draws = new Draws(seed);
  }

  facts({ credentials, learners }: Sizes): Fact[] {
    const issuers = Math.max(4, Math.round(credentials / 40));
    for (const skill of this.framework.skills) this.made.push(skill);
    for (let i = 0; i < issuers; i++)
      this.made.push({ type: 'issuer', id: `i-${i}`, name: `Issuer ${i}`, trust: this.draws.between(3, 10) / 10 });
    this.roles();
    const prices: number[] = [];
    for (let i = 0; i < credentials; i++) prices.push(this.credential(i, issuers));
    for (const fact of stackFacts(this.draws, this.densities, prices, issuers)) this.made.push(fact);
    for (let i = 0; i < learners; i++) this.learner(i, credentials);
    return this.made;
  }

  private level(weights: readonly number[]): Level {
    return (this.draws.weighted(weights) + 1) as Level;
  }

  private roles(): void {
    for (const { role, skills } of this.framework.roles) {
      this.made.push(role);
      for (const { skill, essential } of skills) {
        const level = this.level(this.densities.roleLevels);
        this.asked.set(`${role.id} ${skill}`, level);
        const importance = essential ? this.draws.between(6, 10) / 10 : this.draws.between(3, 6) / 10;
        this.made.push({ type: 'roleSkill', role: role.id, skill, level, importance, essential });
      }
    }
  }

  /** @returns the price */
  private credential(i: number, issuers: number): number {
    const { draws, densities, made } = this;
    const id = `c-${i}`;
    const { skills } = draws.pick(this.framework.roles);
    const taught = new Map<string, Level>();
    for (const { skill } of draws.some(skills, 1 + draws.weighted(densities.taught)))
      taught.set(skill, this.level(densities.taughtLevels));
    const effort = [...taught.values()].reduce((sum, level) => sum + level, 0);
    const cost = draws.happens(densities.free) ? 0 : 500 * Math.ceil(draws.lognormal(14 * effort ** 0.8, 0.6));
    const hours = Math.max(1, Math.round(draws.lognormal(7 * effort ** 0.85, 0.6)));
    const renewable = draws.happens(densities.ending);
    const language = draws.some(LANGUAGES, draws.between(1, 2));
    const status: CredentialStatus = draws.happens(0.02) ? draws.pick(['retired', 'proposed']) : 'published';
    made.push({
      type: 'credential',
      id,
      name: `Badge ${i}`,
      issuer: `i-${draws.between(0, issuers - 1)}`,
      cost,
      currency: 'EUR',
      hours,
      mode: (['online', 'blended', 'in-person'] as Mode[])[draws.weighted([0.45, 0.35, 0.2])]!,
      language,
      status,
      ...(renewable && {
        validMonths: draws.pick([24, 36]),
        renewalCost: 500 * Math.ceil(cost / 2500),
        renewalHours: Math.ceil(hours / 8),
      }),
    });
    for (const [skill, level] of taught) made.push({ type: 'credentialSkill', credential: id, skill, level });
    if (i > 0 && draws.happens(densities.withPrerequisites)) this.prerequisites(id, i, taught);
    return cost;
  }

  private prerequisites(credential: string, before: number, taught: ReadonlyMap<string, Level>): void {
    const { draws, densities, made } = this;
    const others = draws.some(draws.pick(this.framework.roles).skills, 4).flatMap(({ skill }) => skill);
    const own = [...taught].filter(([, level]) => level > 1);
    const seen = new Set<string>();
    const need = (group?: string): void => {
      const grouped = group === undefined ? {} : { group };
      const onCredential = draws.happens(densities.onCredential);
      const [skill, above] = own.length > 0 && draws.happens(0.5) ? draws.pick(own) : [others.pop(), undefined];
      const needs = onCredential || skill === undefined ? `c-${draws.between(0, before - 1)}` : skill;
      if (seen.has(needs) || (above === undefined && taught.has(needs))) return;
      seen.add(needs);
      const level = (above === undefined ? this.level(densities.neededLevels) : above - 1) as Level;
      made.push({ type: 'prerequisite', credential, needs, ...(needs === skill && { level }), ...grouped });
    };
    if (draws.happens(densities.alternatives)) for (let n = draws.between(2, 3); n > 0; n--) need('either');
    else for (let n = 1 + draws.weighted(densities.prerequisites); n > 0; n--) need();
  }

  private learner(i: number, credentials: number): void {
    const { draws, made } = this;
    const learner = `l-${i}`;
    const hoursPerWeek = draws.between(4, 12);
    const [region, language] = [draws.pick(REGIONS), draws.pick(LANGUAGES)];
    made.push({ type: 'learner', id: learner, name: `Learner ${i}`, hoursPerWeek, region, language });
    const { role, skills } = draws.pick(this.framework.roles);
    for (const { skill } of skills) {
      const level = this.asked.get(`${role.id} ${skill}`)! - draws.between(0, 2);
      if (level >= 1) made.push({ type: 'learnerSkill', learner, skill, level: level as Level });
    }
    const held = new Set(Array.from({ length: draws.between(0, 4) }, () => draws.between(0, credentials - 1)));
    for (const one of held)
      made.push({
        type: 'learnerCredential',
        learner,
        credential: `c-${one}`,
        issuedOn: `20${draws.between(22, 26)}-03-01`,
      });
  }
}
