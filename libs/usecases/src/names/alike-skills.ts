import { compareText, type Fact, type Skill } from '#lib/model';
import { foldName } from '#lib/names';
import type { Catalogue } from '../catalogue.js';
import type { Deps } from '../deps.js';
import { inTurns } from '../in-turns.js';

export interface AlikeSkill {
  readonly id: string;
  readonly name: string;
  readonly framework?: string;
}
/** Two skills that may be the same: they have one name, or the second (of another framework) has the name of the first as another name. */
export interface AlikePair {
  readonly skill: AlikeSkill;
  readonly other: AlikeSkill;
  readonly because: 'name' | 'other-name';
}
export interface AlikeSkills {
  readonly status: 'ok';
  readonly total: number;
  readonly pairs: readonly AlikePair[];
}

/**
 * Pairs of skills that may be the same, for a person to decide: those with one name first. Pairs about which something is said already,
 * also that they are not the same, are left out.
 * @param input.limit how many pairs (default 20); `offset` of them are left out
 */
export async function alikeSkills(
  deps: Pick<Deps, 'store' | 'catalogue'>,
  input: { readonly limit?: number; readonly offset?: number } = {},
): Promise<AlikeSkills> {
  const { limit = 20, offset = 0 } = input;
  const catalogue = await deps.catalogue.current();
  const said = new Said(catalogue.snapshot.skills.facts);
  for await (const batch of deps.store.facts(['skillSameAs', 'nameDecision'])) batch.forEach((fact) => said.add(fact));
  const pairs = (await pairsOf(catalogue)).filter(({ skill, other }) => !said.of(skill.id, other.id));
  return { status: 'ok', total: pairs.length, pairs: pairs.slice(offset, offset + limit) };
}

const found = new WeakMap<Catalogue, Promise<readonly AlikePair[]>>();

/** Names of a large framework take a second to compare; they are compared once for each version of the catalogue. */
function pairsOf(catalogue: Catalogue): Promise<readonly AlikePair[]> {
  const known = found.get(catalogue) ?? inTurns(compare(catalogue.snapshot.skills.facts));
  found.set(catalogue, known);
  return known;
}

/** Skills compared in one step, so that others have their turn. */
const STEP = 200;
/** Of more with one name every one is compared with the first only. */
const MOST = 6;

function* compare(skills: readonly Skill[]): Generator<undefined, readonly AlikePair[]> {
  const byName = new Map<string, Skill[]>();
  for (const [i, skill] of skills.entries()) {
    if (i % STEP === 0) yield;
    const name = foldName(skill.name);
    const some = byName.get(name);
    if (some) some.push(skill);
    else byName.set(name, [skill]);
  }
  const pairs = new Map<string, AlikePair>();
  const add = (a: Skill, b: Skill, because: AlikePair['because']): void => {
    const key = [a.id, b.id].sort(compareText).join(' ');
    if (a.id !== b.id && !pairs.has(key)) pairs.set(key, { skill: alike(a), other: alike(b), because });
  };
  for (const some of byName.values()) {
    const first = some.slice(0, some.length > MOST ? 1 : MOST);
    first.forEach((a, i) => some.slice(i + 1).forEach((b) => add(a, b, 'name')));
  }
  for (const [i, other] of skills.entries()) {
    if (i % STEP === 0) yield;
    for (const label of other.altNames ?? [])
      for (const skill of byName.get(foldName(label)) ?? [])
        if (skill.framework !== other.framework) add(skill, other, 'other-name');
  }
  const order = ({ because }: AlikePair): number => (because === 'name' ? 0 : 1);
  return [...pairs.values()].sort(
    (a, b) =>
      order(a) - order(b) || compareText(a.skill.name, b.skill.name) || compareText(a.skill.id + a.other.id, b.skill.id + b.other.id), // prettier-ignore
  );
}

const alike = ({ id, name, framework }: Skill): AlikeSkill => ({
  id,
  name,
  ...(framework === undefined ? {} : { framework }),
});

/** What is said about pairs of skills already, by files and people. */
class Said {
  private readonly pairs = new Set<string>();

  constructor(skills: readonly Skill[]) {
    for (const { id, sameAs = [] } of skills) for (const other of sameAs) this.note(id, other);
  }

  add(fact: Fact): void {
    if (fact.type === 'skillSameAs') this.note(fact.skill, fact.same);
    else if (fact.type === 'nameDecision' && fact.means !== undefined) this.note(fact.name, fact.means);
  }
  of(a: string, b: string): boolean {
    return this.pairs.has(keyOf(a, b));
  }

  private note(a: string, b: string): void {
    this.pairs.add(keyOf(a, b));
  }
}

const keyOf = (a: string, b: string): string => (a < b ? `${a} ${b}` : `${b} ${a}`);
