import { readdir, readFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import path from 'node:path';

/** The numbers of `data/weights/*.json` that no source states, without the reasons that stand beside them there. */
export interface Weights {
  /**
   * A number, word or list by its path: `esco.optional.level`.
   * @throws Error where there is none, as a profile that names it is wrong
   */
  at(path: string): unknown;
}

/** The project's own `data` folder, found upwards from this file, so that sources and compiled code find the same. */
export function dataFolder(name: 'weights' | 'profiles'): string {
  for (let folder = import.meta.dirname; ; folder = path.dirname(folder)) {
    const data = path.join(folder, 'data', name);
    if (existsSync(data) && existsSync(path.join(folder, 'package.json'))) return data;
    if (folder === path.dirname(folder)) throw new Error(`data/${name} is missing beside package.json`);
  }
}

/**
 * Reads every JSON file of a weights folder.
 * @param folder by default the project's own
 */
export async function readWeights(folder: string = dataFolder('weights')): Promise<Weights> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
  const files = names.map(async (name) => {
    const content = JSON.parse(await readFile(path.join(folder, name), 'utf8')) as unknown;
    return [name.replace(/\.json$/, ''), withoutReasons(content)] as const;
  });
  const tree: unknown = Object.fromEntries(await Promise.all(files));
  return {
    at(wanted) {
      const found = wanted
        .split('.')
        .reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], tree);
      if (found === undefined) throw new Error(`data/weights has no ${wanted}`);
      return found;
    },
  };
}

/** `{ "value": 3, "reason": "…" }` → 3, at any depth. */
function withoutReasons(node: unknown): unknown {
  if (typeof node !== 'object' || node === null) return node;
  if (Array.isArray(node)) return node.map(withoutReasons);
  const keys = Object.keys(node);
  if (keys.length === 2 && 'value' in node && 'reason' in node) return node.value;
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, withoutReasons(value)]));
}
