import type { Fact, FactType, NamedKind, Role } from '#lib/model';
import { ChangingNames, foldName, SkillFinder } from '#lib/names';
import type { Store } from '#lib/store';
import { KnownLearners } from './known-learners.js';

/** What a name in a file means: the id of a thing, nothing (somebody decided so), or undefined where nobody knows. */
export type Meaning = { readonly id: string } | 'nothing' | undefined;

/** Types that give names, or say what names mean. */
export const NAMING_TYPES: readonly FactType[] = ['skill', 'role', 'roleTitle', 'nameDecision'];

/**
 * The names of skills and roles that an import may meet: those of the store and those it brings itself. By id first, then exact name, then a
 * unique alternative name, then what somebody decided; never guessed.
 */
export class KnownNames {
  private readonly things = { skill: new ChangingNames(), role: new ChangingNames() };
  private readonly roles = new Map<string, Role>();
  private readonly titles = new Map<string, string[]>();
  private readonly decided = { skill: new Map<string, Meaning>(), role: new Map<string, Meaning>() };
  private finder: SkillFinder | undefined;
  private isFrozen = false;

  /** People, where they were asked for. */
  readonly learners = new KnownLearners();

  /** Reads the names of a store. */
  static async of(store: Store, { learners = false } = {}): Promise<KnownNames> {
    const names = new KnownNames();
    for await (const batch of store.facts(learners ? [...NAMING_TYPES, 'learner'] : NAMING_TYPES))
      for (const fact of batch) names.add(fact);
    return names;
  }

  /** From now on names mean what they mean now. People are no names: who comes later is still taken note of. */
  freeze(): void {
    this.isFrozen = true;
  }

  /** Takes note of a fact; a newer one about the same thing replaces an older one. */
  add(fact: Fact): void {
    if (this.isFrozen && fact.type !== 'learner') return;
    switch (fact.type) {
      case 'skill':
        this.things.skill.set({ id: fact.id, name: fact.name, altNames: fact.altNames ?? [] });
        this.finder = undefined;
        break;
      case 'role':
        this.roles.set(fact.id, fact);
        this.tellRole(fact);
        break;
      case 'roleTitle':
        this.titles.set(fact.role, [...(this.titles.get(fact.role) ?? []), fact.title]);
        this.tellRole(this.roles.get(fact.role));
        break;
      case 'learner':
        this.learners.add(fact);
        break;
      case 'nameDecision':
        this.decided[fact.kind].set(foldName(fact.name), fact.means === undefined ? 'nothing' : { id: fact.means });
        break;
    }
  }

  /** What the thing with this id is called; undefined where nobody knows it. */
  nameOf(kind: NamedKind, id: string): string | undefined {
    return this.things[kind].get(id)?.name;
  }

  meaning(kind: NamedKind, text: string): Meaning {
    const match = this.things[kind].identify(text);
    if (match && 'entry' in match) return { id: match.entry.id };
    return this.decided[kind].get(foldName(text));
  }

  /** Ids of the skills that a text asks for, each once, in the order of the text. Labels that several skills share pick none. */
  skillsIn(text: string): readonly string[] {
    this.finder ??= new SkillFinder(this.things.skill.all());
    const hits = this.finder.find(text).filter(({ excluded }) => excluded === undefined);
    return [...new Set(hits.flatMap(({ id }) => id ?? []))];
  }

  /** A role has its own titles, and those that files about titles give it; either may come first. */
  private tellRole(role: Role | undefined): void {
    if (!role) return;
    const { id, title, altTitles = [], codes = [] } = role;
    this.things.role.set({ id, name: title, altNames: [...altTitles, ...(this.titles.get(id) ?? [])], codes });
  }
}
