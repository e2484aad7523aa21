import type { Snapshot } from '#lib/engine';

/** Relations of a snapshot read against their direction. */
export interface Reverse {
  /** skill → entries of `snapshot.requires`, with the role each belongs to, most important first. */
  readonly requiredBy: (skill: number) => readonly { readonly role: number; readonly at: number }[];
  /** credential → stacks it is a member of. */
  readonly stacksOf: (credential: number) => readonly number[];
}

const made = new WeakMap<Snapshot, Reverse>();

/** Made when first asked for; goes with its snapshot. */
export function reverseOf(snapshot: Snapshot): Reverse {
  const known = made.get(snapshot);
  if (known) return known;
  const roles = lazy(() => rolesBySkill(snapshot));
  const stacks = lazy(() => stacksByCredential(snapshot));
  const reverse: Reverse = {
    requiredBy: (skill) => roles().get(skill) ?? [],
    stacksOf: (credential) => stacks().get(credential) ?? [],
  };
  made.set(snapshot, reverse);
  return reverse;
}

function rolesBySkill({ requires, roles }: Snapshot): Map<number, { role: number; at: number }[]> {
  const map = new Map<number, { role: number; at: number }[]>();
  for (let role = 0; role < roles.facts.length; role++) {
    for (let at = requires.starts[role]!; at < requires.starts[role + 1]!; at++)
      push(map, requires.skill[at]!, { role, at });
  }
  const weight = (at: number): number => requires.essential[at]! * 2 + requires.importance[at]!;
  for (const list of map.values()) list.sort((a, b) => weight(b.at) - weight(a.at) || a.role - b.role);
  return map;
}

function stacksByCredential({ stackOf }: Snapshot): Map<number, number[]> {
  const map = new Map<number, number[]>();
  stackOf.forEach((stack, position) => {
    for (const credential of new Set(stack.members.map((member) => member.credential))) push(map, credential, position);
  });
  return map;
}

function push<V>(map: Map<number, V[]>, key: number, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

function lazy<T>(make: () => T): () => T {
  let value: T | undefined;
  return () => (value ??= make());
}
