import { compareText, type Day } from '#lib/model';
import type { HeldFrom, Via } from '../answers.js';
import { holdingsOn, type HeldCredential, type Holdings, type Person } from '../person.js';
import type { Snapshot } from '../snapshot/snapshot.js';
import { sameAs, SURE_ENOUGH } from '../snapshot/sameness.js';
import { agedLevel } from './ageing.js';

/** One reason why a person has a skill at a level. */
export interface Evidence {
  readonly level: number;
  /** The level as stated, before ageing. */
  readonly stated: number;
  readonly on: Day | undefined;
  readonly until: Day | undefined;
  readonly held?: HeldCredential;
  readonly text?: string;
  /** The skill (position) it is evidence of, which is the same in another framework; absent for the skill itself. */
  readonly via?: { readonly skill: number; readonly confidence: number };
}

/** What a person has of one skill on a day. */
export interface HeldSkill {
  /** 0 to 5. */
  readonly level: number;
  /** Day of the newest evidence that reaches the level. */
  readonly asOf: Day | undefined;
  /** Last day on which the level still holds; undefined when it never ends. */
  readonly until: Day | undefined;
  readonly evidence: readonly Evidence[];
  /** The highest level that has ended by the day, when above `level`. */
  readonly lapsed?: { readonly level: number; readonly expiredOn: Day };
  /** When the level is held in the same skill of another framework, and not in this one: the surest of those. */
  readonly via?: NonNullable<Evidence['via']>;
}

/** The skills of a person on a day, by skill position. */
export interface PersonLevels {
  readonly holdings: Holdings;
  readonly skills: ReadonlyMap<number, HeldSkill>;
}

/**
 * Levels held on a day: the highest of what was assessed on or before it and what valid credentials certify.
 * @param lastingTo credentials that end before this day are not held; `on` when absent
 * @param ageing let levels fade by {@link agedLevel}; off by default: levels end by expiry only
 * @param minSame a level held in the same skill of another framework counts where the two are said to be the same at least so surely
 */
export function levelsOn(
  snapshot: Snapshot,
  person: Person,
  on: Day,
  ageing = false,
  lastingTo = on,
  minSame: number = SURE_ENOUGH,
): PersonLevels {
  const holdings = holdingsOn(snapshot, person, on, lastingTo);
  const evidence = new Map<number, Evidence[]>();
  const lapsed = new Map<number, Evidence[]>();
  const note = (into: Map<number, Evidence[]>, skill: number, item: Evidence): void => {
    const list = into.get(skill);
    if (list) list.push(item);
    else into.set(skill, [item]);
  };
  for (const stated of person.skills) {
    const skill = snapshot.skills.index.get(stated.skill);
    if (skill === undefined || (stated.at !== undefined && stated.at > on)) continue;
    const level = ageing ? agedLevel(stated.level, stated.at, on) : stated.level;
    note(evidence, skill, { level, stated: stated.level, on: stated.at, until: undefined, text: stated.evidence });
  }
  const certified = (held: HeldCredential, into: Map<number, Evidence[]>): void => {
    const { starts, target, level } = snapshot.certifies;
    for (let k = starts[held.credential]!; k < starts[held.credential + 1]!; k++) {
      const now = ageing ? agedLevel(level[k]!, held.from, on) : level[k]!;
      note(into, target[k]!, { level: now, stated: level[k]!, on: held.from, until: held.until, held });
    }
  };
  for (const held of holdings.valid.values()) certified(held, evidence);
  for (const held of holdings.ended.values()) certified(held, lapsed);

  for (const known of [evidence, lapsed]) {
    for (const [of, items] of [...known]) {
      for (const { same, confidence } of sameAs(snapshot.sameSkills, of, minSame)) {
        for (const item of items) if (!item.via) note(known, same, { ...item, via: { skill: of, confidence } });
      }
    }
  }

  const skills = new Map<number, HeldSkill>();
  for (const skill of new Set([...evidence.keys(), ...lapsed.keys()])) {
    skills.set(skill, summarise(evidence.get(skill) ?? [], lapsed.get(skill) ?? []));
  }
  return { holdings, skills };
}

function summarise(evidence: readonly Evidence[], lapsed: readonly Evidence[]): HeldSkill {
  const level = Math.max(0, ...evidence.map((item) => item.level));
  const behind = level === 0 ? [] : evidence.filter((item) => item.level >= level);
  const days = behind.flatMap((item) => item.on ?? []).sort();
  const endless = behind.some((item) => item.until === undefined);
  const ends = behind.flatMap((item) => item.until ?? []).sort();
  const lost = [...lapsed].sort((a, b) => b.level - a.level || (a.until! < b.until! ? 1 : -1))[0];
  return {
    level,
    asOf: days.at(-1),
    until: endless ? undefined : ends.at(-1),
    evidence,
    ...(lost && lost.level > level && { lapsed: { level: lost.level, expiredOn: lost.until! } }),
    ...(behind.length > 0 && behind.every(({ via }) => via) && { via: surest(behind) }),
  };
}

function surest(behind: readonly Evidence[]): NonNullable<Evidence['via']> {
  return behind.map(({ via }) => via!).sort((a, b) => b.confidence - a.confidence || a.skill - b.skill)[0]!;
}

/** Evidence in the words of an answer, strongest first. */
export function heldFrom(snapshot: Snapshot, evidence: readonly Evidence[]): HeldFrom[] {
  return [...evidence]
    .sort(
      (a, b) =>
        b.level - a.level ||
        (a.via ? a.via.skill + 1 : 0) - (b.via ? b.via.skill + 1 : 0) ||
        compareText(b.on ?? '', a.on ?? '') ||
        (a.held?.credential ?? -1) - (b.held?.credential ?? -1) ||
        compareText(a.text ?? '', b.text ?? ''),
    )
    .map((item) => {
      const credential = item.held && snapshot.credentials.facts[item.held.credential]!;
      const text = item.text ?? item.held?.evidence;
      return {
        kind: !item.held ? 'assessed' : item.held.by === 'award' ? 'award' : 'credential',
        ...(credential && { credential: { id: credential.id, name: credential.name } }),
        ...(text !== undefined && { evidence: text }),
        ...(item.on !== undefined && { on: item.on }),
        ...(item.until !== undefined && { expiresOn: item.until }),
        level: item.level,
        ...(item.via && { via: viaOf(snapshot, item.via) }),
      };
    });
}

/** The same skill of another framework in the words of an answer. */
export function viaOf(snapshot: Snapshot, { skill, confidence }: NonNullable<Evidence['via']>): Via {
  const { id, name, kind = null } = snapshot.skills.facts[skill]!;
  return { skill: { id, name, kind }, confidence };
}
