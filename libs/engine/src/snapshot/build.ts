import { compareText, factKey, type Fact, type FactOf, type FactType } from '#lib/model';
import type { Need, Snapshot, StackOf, Table } from './snapshot.js';
import { awardedBy } from './snapshot.js';
import { nameIndex } from './names.js';
import { decidedSkills, postingSkills } from './posting-skills.js';
import { invert, linksOf } from './csr.js';
import { requirementsOf } from './requirements.js';
import { sameRoles } from './same-roles.js';
import { sameSkills } from './same-skills.js';
import { CatalogueDigest } from './version.js';
import { wageRoles } from './wage-roles.js';

/**
 * Collects the facts of one catalogue version and compiles them. Facts about people are ignored: they are never part of a snapshot.
 * The order in which facts are added changes nothing.
 */
export class SnapshotBuilder {
  private readonly byType = new Map<FactType, Fact[]>();
  private readonly digest = new CatalogueDigest();

  /** @param facts facts in force, each key at most once over all calls */
  add(facts: Iterable<Fact>): void {
    for (const fact of facts) {
      const list = this.byType.get(fact.type);
      if (list) list.push(fact);
      else this.byType.set(fact.type, [fact]);
      this.digest.add(fact);
    }
  }

  build(): Snapshot {
    const steps = this.buildInSteps();
    let step = steps.next();
    while (!step.done) step = steps.next();
    return step.value;
  }

  /** The same in steps, between which the caller can let other work have its turn. */
  buildInSteps(): Generator<undefined, Snapshot> {
    const of = <T extends FactType>(type: T) => (this.byType.get(type) ?? []) as FactOf<T>[];
    return new Compiler(of, this.digest.toString()).compile();
  }
}

/** Compiles facts in one go: {@link SnapshotBuilder} for a list that is at hand. */
export function snapshotOf(facts: Iterable<Fact>): Snapshot {
  const builder = new SnapshotBuilder();
  builder.add(facts);
  return builder.build();
}

/** Fact types that have an id of their own. */
type NodeType = Extract<Fact, { readonly id: string }>['type'];

type Of = <T extends FactType>(type: T) => FactOf<T>[];

class Compiler {
  private dangling = 0;

  constructor(
    private readonly of: Of,
    private readonly version: string,
  ) {}

  *compile(): Generator<undefined, Snapshot> {
    const skills = this.table('skill');
    yield;
    const roles = this.roles();
    yield;
    const credentials = this.table('credential');
    yield;
    const stacks = this.table('stack');
    const postings = this.table('posting');
    yield;
    const skillNames = yield* nameIndex(skills.facts);
    const requires = yield* requirementsOf(this.of('roleSkill'), roles.index.size, (fact) => ({
      role: this.position(roles.index, fact.role),
      skill: this.position(skills.index, fact.skill),
    }));
    const certifies = this.certifies(credentials, skills);
    yield;
    const stackOf = this.stackRules(stacks, credentials);
    yield;
    const roleCredentials = this.roleCredentials(roles, credentials);
    const needs = this.needs(credentials, skills);
    yield;
    const matched = postingSkills(
      postings,
      this.of('postingSkill'),
      { skills, skillNames },
      decidedSkills(this.of('nameDecision'), skills),
    );
    yield;
    const wages = this.sorted('wage');
    const groups = new Map(this.of('roleGroup').map((group) => [group.id, group]));
    const wagesFor = wageRoles(wages, roles, groups, this.of('roleBroader'));
    yield;
    const sameSkill = sameSkills(skills, this.of('skillSameAs'), this.of('nameDecision'), skillNames);
    yield;
    const sameRole = sameRoles(roles, this.of('roleSameAs'), this.of('crosswalk'), this.of('nameDecision'));
    yield;
    return Object.freeze({
      version: this.version,
      skills,
      roles,
      credentials,
      stacks,
      postings,
      issuers: this.table('issuer'),
      funding: this.table('funding'),
      organizations: this.table('organization'),
      teams: this.table('team'),
      wages,
      wageRoles: wagesFor,
      sameSkills: sameSkill,
      sameRoles: sameRole,
      rates: this.sorted('rate'),
      articulations: this.articulations(),
      requires,
      roleCredentials,
      certifies,
      certifiedBy: invert(certifies, skills.facts.length),
      needs,
      stackOf,
      awardedBy: awardedBy(stackOf),
      postingSkills: matched,
      skillNames,
      dangling: this.dangling,
    });
  }

  private sorted<T extends FactType>(type: T): readonly FactOf<T>[] {
    return inKeyOrder(this.of(type));
  }

  private table<T extends NodeType>(type: T): Table<FactOf<T>> {
    return tableOf(this.sorted(type));
  }

  /** Roles with the titles and job zones that other files add to them. */
  private roles(): Table<FactOf<'role'>> {
    const titles = new Map<string, string[]>();
    for (const fact of this.sorted('roleTitle')) {
      const list = titles.get(fact.role);
      if (list) list.push(fact.title);
      else titles.set(fact.role, [fact.title]);
    }
    const zones = new Map(this.of('jobZone').map((fact) => [fact.role, fact.zone]));
    const merged = this.sorted('role').map((role) => {
      const more = titles.get(role.id);
      const zone = role.jobZone ?? zones.get(role.id);
      if (!more && zone === undefined) return role;
      const altTitles = [...new Set([...(role.altTitles ?? []), ...(more ?? [])])];
      return { ...role, ...(altTitles.length > 0 && { altTitles }), ...(zone !== undefined && { jobZone: zone }) };
    });
    return tableOf(merged);
  }

  private position(index: ReadonlyMap<string, number>, id: string): number | undefined {
    const found = index.get(id);
    if (found === undefined) this.dangling++;
    return found;
  }

  private certifies(credentials: Table<unknown>, skills: Table<unknown>): Snapshot['certifies'] {
    const facts = this.of('credentialSkill');
    const row = new Int32Array(facts.length);
    const target = new Int32Array(facts.length);
    const level = new Uint8Array(facts.length);
    let count = 0;
    for (const fact of facts) {
      const credential = this.position(credentials.index, fact.credential);
      const skill = this.position(skills.index, fact.skill);
      if (credential === undefined || skill === undefined) continue;
      [row[count], target[count], level[count]] = [credential, skill, fact.level];
      count++;
    }
    return linksOf({ row, target, level, count }, credentials.index.size, skills.index.size);
  }

  private roleCredentials(roles: Table<unknown>, credentials: Table<unknown>): Snapshot['roleCredentials'] {
    const groups = new Map<number, Map<string, number[]>>();
    for (const fact of this.sorted('roleCredential')) {
      const role = this.position(roles.index, fact.role);
      const credential = this.position(credentials.index, fact.credential);
      if (role === undefined || credential === undefined) continue;
      push(
        nested(groups, role),
        fact.group === undefined ? `own ${fact.credential}` : `group ${fact.group}`,
        credential,
      );
    }
    return Array.from({ length: roles.index.size }, (_, i) => [...(groups.get(i)?.values() ?? [])]);
  }

  private needs(credentials: Table<unknown>, skills: Table<unknown>): Snapshot['needs'] {
    const prerequisites = new Map<number, FactOf<'prerequisite'>[]>();
    for (const fact of this.of('prerequisite')) {
      const credential = this.position(credentials.index, fact.credential);
      const isKnown = credentials.index.has(fact.needs) || this.position(skills.index, fact.needs) !== undefined;
      if (credential !== undefined && isKnown) push(prerequisites, credential, fact);
    }
    const needOf = ({ needs, level }: FactOf<'prerequisite'>): Need => {
      const needed = credentials.index.get(needs);
      if (needed !== undefined) return { kind: 'credential', credential: needed };
      return { kind: 'skill', skill: skills.index.get(needs)!, level: level ?? 1 };
    };
    const none: readonly (readonly Need[])[] = [];
    return Array.from({ length: credentials.index.size }, (_, i) => {
      const own = prerequisites.get(i);
      if (!own) return none;
      const groups = new Map<string, Need[]>();
      for (const fact of inKeyOrder(own)) {
        push(groups, fact.group === undefined ? `own ${fact.needs}` : `group ${fact.group}`, needOf(fact));
      }
      return [...groups.values()];
    });
  }

  /** A member counts for the credits its stack gives it, else for its own. */
  private stackRules(stacks: Table<FactOf<'stack'>>, credentials: Table<FactOf<'credential'>>): StackOf[] {
    const creditsOf = (id: string): number | undefined => credentials.facts[credentials.index.get(id)!]!.credits;
    const members = new Map<number, FactOf<'stackMember'>[]>();
    for (const fact of this.of('stackMember')) {
      const stack = this.position(stacks.index, fact.stack);
      if (stack === undefined || this.position(credentials.index, fact.credential) === undefined) continue;
      push(members, stack, fact);
    }
    return stacks.facts.map((fact, i) => {
      const own = inKeyOrder(members.get(i) ?? []);
      const groups = [...new Set(own.flatMap((member) => member.group ?? []))];
      return {
        fact,
        members: own.map((member) => ({
          credential: credentials.index.get(member.credential)!,
          group: member.group === undefined ? null : groups.indexOf(member.group),
          credits: Math.round((member.credits ?? creditsOf(member.credential) ?? 0) * 1000),
        })),
        atLeast: fact.atLeast ?? null,
        minCredits: fact.minCredits === undefined ? null : Math.round(fact.minCredits * 1000),
        awards: fact.awards === undefined ? null : (this.position(credentials.index, fact.awards) ?? null),
      };
    });
  }

  private articulations(): Snapshot['articulations'] {
    const map = new Map<string, FactOf<'articulation'>[]>();
    for (const fact of this.sorted('articulation')) push(map, fact.from, fact);
    return map;
  }
}

/** Facts of one type by their keys. */
function inKeyOrder<F extends Fact>(facts: readonly F[]): readonly F[] {
  if (facts.length < 2) return facts;
  const keys = facts.map(factKey);
  if (keys.every((key, i) => i === 0 || compareText(keys[i - 1]!, key) <= 0)) return facts;
  return [...keys.keys()].sort((a, b) => compareText(keys[a]!, keys[b]!)).map((i) => facts[i]!);
}

function tableOf<F extends Fact>(facts: readonly F[]): Table<F> {
  return { facts, index: new Map(facts.map((fact, i) => [factKey(fact), i])) };
}

function nested<K, V>(map: Map<K, Map<string, V>>, key: K): Map<string, V> {
  const found = map.get(key);
  if (found) return found;
  const made = new Map<string, V>();
  map.set(key, made);
  return made;
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
