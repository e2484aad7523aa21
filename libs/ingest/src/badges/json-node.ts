/* JSON-LD as badges use it: a property may be missing, one thing or a list; a thing may be an object or its id. */

export type Node = Readonly<Record<string, unknown>>;

export const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const listOf = (value: unknown): readonly unknown[] =>
  value === undefined || value === null ? [] : Array.isArray(value) ? (value as unknown[]) : [value];

/** Text of a property: as it stands, in a language map or as `@value`; of a list the first. */
export function textIn(value: unknown): string | undefined {
  const first = listOf(value)[0];
  if (typeof first === 'string') return first.trim() === '' ? undefined : first.trim();
  if (typeof first === 'number') return String(first);
  if (!isNode(first)) return undefined;
  return textIn(first['@value'] ?? Object.values(first).find((each) => typeof each === 'string'));
}

/** The id of a thing that is named or described. */
export function idIn(value: unknown): string | undefined {
  const first = listOf(value)[0];
  return isNode(first) ? textIn(first['id'] ?? first['@id']) : textIn(first);
}

/** Names of types without their namespace: `obi:BadgeClass` is `BadgeClass`. */
export const typesOf = (node: Node): readonly string[] =>
  listOf(node['type'] ?? node['@type']).flatMap((type) =>
    typeof type === 'string' ? type.replace(/^.*[/#:]/, '') : [],
  );

/** Brackets within brackets; JSON.parse itself does not mind. */
export function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  let inText = false;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charCodeAt(at);
    if (inText) {
      if (sign === 0x5c) at += 1;
      else if (sign === 0x22) inText = false;
    } else if (sign === 0x22) inText = true;
    else if (sign === 0x7b || sign === 0x5b) deepest = Math.max(deepest, (depth += 1));
    else if (sign === 0x7d || sign === 0x5d) depth -= 1;
  }
  return deepest;
}
