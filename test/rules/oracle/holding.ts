import { monthsLater } from './days.js';
import { all, one, type Question } from './question.js';

/** What counts as held at one moment: ids of credentials, and the highest level of each skill. */
export interface Held {
  readonly credentials: ReadonlySet<string>;
  readonly levels: ReadonlyMap<string, number>;
}

/** Does a set of credentials complete a stack? */
export function completes(question: Question, stack: string, has: (credential: string) => boolean): boolean {
  const { atLeast, minCredits } = one(question, 'stack', stack)!;
  const members = all(question, 'stackMember').filter((member) => member.stack === stack);
  const inside = members.filter((member) => has(member.credential));
  const groups = new Set(members.flatMap(({ group }) => (group === undefined ? [] : [group])));
  const credits = inside.reduce(
    (sum, member) => sum + (member.credits ?? one(question, 'credential', member.credential)!.credits ?? 0),
    0,
  );
  if (members.length === 0) return false;
  if ([...groups].some((group) => !inside.some((member) => member.group === group))) return false;
  if (atLeast !== undefined || minCredits !== undefined)
    return inside.length >= (atLeast ?? 0) && credits >= (minCredits ?? 0);
  return members.every((member) => member.group !== undefined || has(member.credential));
}

export function levelsWith(question: Question, credentials: Iterable<string>): Map<string, number> {
  const levels = new Map<string, number>();
  const raise = (skill: string, level: number) => levels.set(skill, Math.max(levels.get(skill) ?? 0, level));
  for (const { skill, level, at } of question.person.skills)
    if (at === undefined || at <= question.options.on) raise(skill, level);
  const has = new Set(credentials);
  for (const { credential, skill, level } of all(question, 'credentialSkill'))
    if (has.has(credential)) raise(skill, level);
  return levels;
}

/** What is held on the day asked about, and what was earned, has ended and is not held otherwise. */
export function heldOnTheDay(question: Question): { readonly held: Held; readonly ended: ReadonlySet<string> } {
  const { on, validOn = on } = question.options;
  const last = validOn > on ? validOn : on;
  const from = new Map<string, string>();
  const past = new Set<string>();
  const ends = (credential: string, issued: string) => {
    const { validMonths } = one(question, 'credential', credential)!;
    return validMonths === undefined ? undefined : monthsLater(issued, validMonths);
  };
  for (const { credential, issuedOn, expiresOn } of question.person.credentials) {
    if (issuedOn > on || !one(question, 'credential', credential)) continue;
    const end = expiresOn ?? ends(credential, issuedOn);
    if (end !== undefined && end < last) past.add(credential);
    else if (!from.has(credential) || issuedOn < from.get(credential)!) from.set(credential, issuedOn);
  }
  for (let changed = true; changed;) {
    changed = false;
    for (const { id, awards } of all(question, 'stack')) {
      if (awards === undefined || from.has(awards)) continue;
      const day = [...from.values()]
        .sort()
        .find((then) => completes(question, id, (credential) => (from.get(credential) ?? '9') <= then));
      if (day === undefined) continue;
      const end = ends(awards, day);
      if (end !== undefined && end < last) continue;
      from.set(awards, day);
      changed = true;
    }
  }
  const credentials = new Set(from.keys());
  const ended = new Set([...past].filter((credential) => !credentials.has(credential)));
  return { held: { credentials, levels: levelsWith(question, credentials) }, ended };
}
