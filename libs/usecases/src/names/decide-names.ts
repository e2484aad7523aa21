import { refuse, type Problem, type Refusal } from '#lib/model';
import { foldName } from '#lib/names';
import { resolveSkill } from '../resolve.js';
import { decideName, type NameDecided } from './decide-name.js';
import type { DecidingDeps } from './write-decisions.js';

/** What a person decides about one of several names; `means` absent: it means no skill. */
export interface NameToDecide {
  readonly name: string;
  readonly means?: string | undefined;
}
export interface NamesDecided {
  readonly status: 'ok';
  /** In the order asked. Each is an import of its own, undone by itself. */
  readonly decided: readonly NameDecided[];
}

/**
 * Decides about several names at once, each as {@link decideName} does. All of them are looked at before the first is written: one that
 * cannot be decided refuses all.
 * @returns what was decided, or a refusal with every problem: `unknown-skill`, `ambiguous-skill`, `missing-value`, `name-twice`
 */
export async function decideNames(
  deps: DecidingDeps,
  { decisions }: { readonly decisions: readonly NameToDecide[] },
): Promise<NamesDecided | Refusal> {
  const catalogue = await deps.catalogue.current();
  await catalogue.names.expect('skill', [...new Set(decisions.flatMap(({ means }) => means ?? []))]);
  const problems: Problem[] = twice(decisions);
  for (const { name, means } of decisions) {
    if (name.trim() === '') problems.push(noName());
    const skill = means === undefined ? undefined : resolveSkill(catalogue, means);
    if (skill?.status === 'refused') problems.push(...skill.problems);
  }
  if (problems.length > 0) return refuse(...problems);
  // Names change nothing of what decisions look up: the catalogue is not read anew for each of them.
  const sameCatalogue = { ...deps, catalogue: { current: () => Promise.resolve(catalogue) } };
  const decided: NameDecided[] = [];
  for (const one of decisions) {
    const answer = await decideName(sameCatalogue, one);
    if (answer.status === 'refused') throw new Error(JSON.stringify(answer.problems));
    decided.push(answer);
  }
  return { status: 'ok', decided };
}

function twice(decisions: readonly NameToDecide[]): Problem[] {
  const seen = new Set<string>();
  return decisions.flatMap(({ name }) => {
    const key = foldName(name);
    if (!seen.has(key)) return seen.add(key) && [];
    const problem: Problem = {
      code: 'name-twice',
      message: `"${name}" is decided about twice.`,
      found: name,
      expected: 'each name once, in whatever spelling',
      next: 'Leave one of the two out.',
    };
    return [problem];
  });
}

function noName(): Problem {
  return {
    code: 'missing-value',
    message: 'A decision has no name.',
    found: '',
    expected: 'a name',
    where: { column: 'name' },
    next: 'Give the name as the list has it.',
  };
}
