import type { GraphData, GraphNode } from '#lib/charts';
import type { Pathway } from '../ask/pathway.js';

/** Steps, the stacks they count toward and what those award, as one graph. Stacks nothing leads into are left out. */
export function pathGraph(plan: Pathway): GraphData {
  const nodes = new Map<string, GraphNode>();
  for (const { credential } of plan.steps)
    nodes.set(credential.id, { id: credential.id, kind: 'step', name: credential.name });
  const edges = plan.steps.flatMap((step) => step.neededBy.map(({ id }) => ({ from: step.credential.id, to: id })));
  const fed = new Set(edges.map((edge) => edge.to));
  for (const { stack, awards } of plan.stacks) {
    if (!fed.has(stack.id)) continue;
    nodes.set(stack.id, { id: stack.id, kind: 'stack', name: stack.name });
    if (awards === null) continue;
    if (!nodes.has(awards.id)) nodes.set(awards.id, { id: awards.id, kind: 'award', name: awards.name });
    edges.push({ from: stack.id, to: awards.id });
  }
  const linked = new Set(edges.filter(({ to }) => nodes.has(to)).flatMap(({ from, to }) => [from, to]));
  return { nodes: [...nodes.values()].filter(({ id }) => linked.has(id)), edges };
}
