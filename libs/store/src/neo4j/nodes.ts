import type { FactType } from '#lib/model';
import { ABSENT, renaming } from './mapping.js';
import { nodeNames } from './rows.js';
import type { Properties } from './values.js';
import type { Writing } from './writing.js';

/** Makes the node of each key what its row says (the key, then the cells), whatever it was; answers the facts that stood there. */
export async function putNodes(
  writing: Writing,
  type: FactType,
  label: string,
  rows: readonly (readonly unknown[])[],
): Promise<readonly { readonly key: string; readonly properties: Properties }[]> {
  return writing.run('node-put', { rows }, { NODE_LABEL: label, ...nodeNames(type) });
}

/** New nodes take over the relationships of the stubs that stood for them. */
export async function arrive(writing: Writing, label: string, ids: readonly string[]): Promise<void> {
  if (writing.absent) await move(writing, 'arrive', label, ids);
}

/** Takes nodes away; what others say about them stays, at stubs. */
export async function depart(writing: Writing, label: string, ids: readonly string[]): Promise<void> {
  const [row] = await writing.run<{ stubs: number }>('node-leave-stub', { ids }, { NODE_LABEL: label });
  if (row!.stubs > 0) {
    writing.absent = true;
    await move(writing, 'leave', label, ids);
  }
  await writing.run('node-delete', { ids }, { NODE_LABEL: label });
}

async function move(writing: Writing, way: 'arrive' | 'leave', label: string, ids: readonly string[]): Promise<void> {
  const names =
    way === 'arrive' ? { START_LABEL: ABSENT, END_LABEL: label } : { START_LABEL: label, END_LABEL: ABSENT };
  await writing.run('move-outgoing', { ids, types: renaming(label, 'outgoing', way) }, names);
  await writing.run('move-incoming', { ids, types: renaming(label, 'incoming', way) }, names);
}
