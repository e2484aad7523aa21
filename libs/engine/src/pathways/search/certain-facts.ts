import { enoughTarget, type CutTarget } from './fractional-cuts.js';
import type { View } from './view.js';
import { exitsIn } from './zone-cut.js';

/** So many facts are tried, those first that more actions need: each takes a look at the whole task. */
const MOST_TRIED = 200;

/** Facts that every plan of a task reaches: its goals, and what no plan gets round (landmarks), those that more actions need first. */
export function certainFacts(view: View, most: number): CutTarget[] {
  const { task, needed } = view;
  const exits = exitsIn(view);
  const goals = new Set(task.goals);
  const uses = (fact: number): number => needed.start[fact + 1]! - needed.start[fact]!;
  const tried = [...task.fact.keys()].filter((fact) => !goals.has(fact) && uses(fact) > 0);
  tried.sort((a, b) => uses(b) - uses(a) || a - b);
  const found = tried.slice(0, MOST_TRIED).filter((fact) => {
    view.look?.();
    exits.of([fact]);
    return exits.bars();
  });
  const isEntry = (fact: number): boolean => task.table.entry[task.fact[fact]!]! >= 0;
  const plain = task.goals.filter((goal) => !isEntry(goal));
  const first = [...task.enough.map((_, i) => enoughTarget(i)), ...plain, ...found].slice(0, most);
  return [...first, ...task.goals.filter(isEntry)];
}
