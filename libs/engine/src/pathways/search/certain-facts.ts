import type { CutTarget } from './fractional-cuts.js';
import type { View } from './view.js';
import { Exits } from './zone-cut.js';

/** Facts that every plan of a task reaches: its goals, and what no plan gets round (landmarks), those that more actions need first. */
export function certainFacts(view: View, most: number): CutTarget[] {
  const { task, needed } = view;
  const exits = new Exits(view);
  const goals = new Set(task.goals);
  const found: number[] = [];
  for (let fact = 0; fact < view.facts; fact++) {
    if (goals.has(fact) || needed.start[fact] === needed.start[fact + 1]) continue;
    exits.of([fact]);
    if (exits.bars()) found.push(fact);
  }
  const uses = (fact: number): number => needed.start[fact + 1]! - needed.start[fact]!;
  found.sort((a, b) => uses(b) - uses(a) || a - b);
  return [...(task.enough ? (['enough'] as const) : []), ...task.goals, ...found].slice(0, most);
}
