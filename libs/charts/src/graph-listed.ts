import type { Size } from './chart.js';
import type { Arrow } from './layers.js';
import type { GraphNode, GraphWords, Placed } from './graph.js';
import { block, NAME, NOTE } from './text.js';

const INSET = 12;
const ROW_GAP = 12;
const MOST_ARCS = 72;

/** One box below the other, each after all it needs; arcs at the left side lead from a box to those that need it. */
export function listedGraph(
  nodes: readonly GraphNode[],
  edges: readonly Arrow[],
  layers: ReadonlyMap<string, number>,
  size: Size,
  words: GraphWords,
): Placed {
  const sorted = nodes
    .map((node, i) => ({ node, i }))
    .sort((a, b) => layers.get(a.node.id)! - layers.get(b.node.id)! || a.i - b.i);
  const place = new Map(sorted.map(({ node }, i) => [node.id, i]));
  const reach = Math.max(0, ...edges.map(({ from, to }) => place.get(to)! - place.get(from)!));
  const left = edges.length === 0 ? 1 : Math.min(MOST_ARCS, 16 + reach * 10);
  const width = size.width - left - 1;
  let y = 1;
  const placed = sorted.map(({ node }) => {
    const at = { x: left + INSET, width: width - 2 * INSET };
    const note = block(words.kind(node.kind), { ...at, top: y + 8 }, NOTE);
    const name = block(node.name, { ...at, top: y + 8 + note.height }, NAME);
    const box = { x: left, y, width, height: name.height + note.height + 18 };
    y += box.height + ROW_GAP;
    return { id: node.id, box, name, note };
  });
  const boxes = new Map(placed.map(({ id, box }) => [id, box]));
  return {
    height: y - ROW_GAP + 1,
    nodes: placed,
    edges: edges.map(({ from, to }) => {
      const [a, b] = [boxes.get(from)!, boxes.get(to)!];
      const out = left - 8 - ((place.get(to)! - place.get(from)!) / Math.max(1, reach)) * (left - 16);
      const [y1, y2] = [a.y + a.height / 2 + 6, b.y + b.height / 2 - 6];
      return { id: `${from} ${to}`, from, to, path: `M${left},${y1}C${out},${y1},${out},${y2},${left - 6},${y2}` };
    }),
  };
}
