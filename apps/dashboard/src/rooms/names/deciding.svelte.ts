import { SvelteSet } from 'svelte/reactivity';
import { announce } from '../../ask/announce.svelte.js';
import type { Answer, Trouble } from '../../ask/client.js';
import { undoImport } from '../../ask/imports.js';
import { decideName, decideNames, makeSkill, type Decided } from '../../ask/unmatched.js';
import { t } from '../../messages/index.js';

/** What was decided last, and its way back. */
export interface LastDecided {
  readonly told: string;
  readonly names: readonly string[];
  readonly importIds: readonly string[];
}

/** Decisions of a person who goes through a list of names. */
export class Deciding {
  failed = $state.raw<Trouble>();
  last = $state.raw<LastDecided>();
  /** A decision is on its way. */
  busy = $state(false);
  /** Names that were ticked to be decided about together. */
  readonly ticked = new SvelteSet<string>();

  /** @param ondecided told which names no longer wait, or wait again */
  constructor(private readonly ondecided: (names: readonly string[]) => void) {}

  means(name: string, skill?: string): Promise<boolean> {
    return this.#say(async () => asList(await decideName(name, skill)));
  }
  own(name: string, called: string, kind: string | undefined): Promise<boolean> {
    return this.#say(async () => asList(await makeSkill(name, called, kind)));
  }
  several(decisions: readonly { readonly name: string; readonly means?: string }[]): Promise<boolean> {
    return this.#say(() => decideNames(decisions));
  }

  /** Takes back what was decided last, the newest of it first. */
  async takeBack(): Promise<boolean> {
    const { last } = this;
    if (!last || this.busy) return false;
    this.busy = true;
    const left = [...last.importIds];
    while (left.length > 0) {
      const answer = await undoImport(left.at(-1)!);
      this.failed = answer.trouble;
      if (answer.trouble) break;
      left.pop();
    }
    this.busy = false;
    this.last = left.length === 0 ? undefined : { ...last, importIds: left };
    if (left.length === 0) announce(t.names.undone(last.names));
    this.ondecided([]);
    return left.length === 0;
  }

  async #say(ask: () => Promise<Answer<readonly Decided[]>>): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    const { data, trouble } = await ask();
    this.busy = false;
    this.failed = trouble;
    if (!data) return false;
    const names = data.map(({ name }) => name);
    const told = toldOf(data);
    this.last = { told, names, importIds: data.map(({ importId }) => importId) };
    announce(told);
    for (const name of names) this.ticked.delete(name);
    this.ondecided(names);
    return true;
  }
}

function asList({ data, trouble }: Answer<Decided>): Answer<readonly Decided[]> {
  return data ? { data: [data] } : { trouble };
}

function toldOf(decided: readonly Decided[]): string {
  const [one] = decided;
  const facts = decided.reduce((sum, { added, made }) => sum + Math.max(0, added - (made ? 2 : 1)), 0);
  if (one && decided.length === 1) return t.names.decided(one.name, one.means?.name, facts);
  return t.names.decidedSeveral(decided.length, facts);
}
