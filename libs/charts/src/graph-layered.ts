import { link, curveBumpX } from 'd3';
import type { Size } from './chart.js';
import { orderLayers, type Arrow } from './layers.js';
import { COLUMN_GAP, type GraphNode, type GraphWords, type Placed } from './graph.js';
import { block, NAME, NOTE } from './text.js';

const ROW_GAP = 16;
const INSET = 12;
/** A column's place through which a long edge passes. */
const PASS = 8;

type Point = [number, number];
const bend = link<{ source: Point; target: Point }, Point>(curveBumpX);

/** Columns by layer, boxes centred in their column; an edge over several columns passes between the boxes on its way. */
export function layeredGraph(
  nodes: readonly GraphNode[],
  edges: readonly Arrow[],
  layers: ReadonlyMap<string, number>,
  size: Size,
  words: GraphWords,
): Placed {
  const { arrows, passes } = split(edges, layers);
  const columns: string[][] = Array.from({ length: Math.max(0, ...layers.values()) + 1 }, () => []);
  const linked = new Set(edges.flatMap(({ from, to }) => [from, to]));
  for (const { id } of [...nodes].sort((a, b) => Number(linked.has(b.id)) - Number(linked.has(a.id))))
    columns[layers.get(id)!]!.push(id);
  for (const [id, layer] of passes) columns[layer]!.push(id);
  const ordered = orderLayers(columns, arrows);

  const gaps = columns.length - 1;
  const width = Math.min(240, (size.width - gaps * COLUMN_GAP) / columns.length);
  const step = width + Math.min(120, gaps === 0 ? 0 : (size.width - columns.length * width) / gaps);
  const texts = new Map(nodes.map((node) => [node.id, contents(node, width, words)]));
  const heightOf = (id: string): number => texts.get(id)?.height ?? PASS;
  const tall = (column: readonly string[]): number =>
    column.reduce((sum, id) => sum + heightOf(id), 0) + Math.max(0, column.length - 1) * ROW_GAP;
  const height = Math.max(0, ...ordered.map(tall));

  const boxes = new Map<string, { x: number; y: number; width: number; height: number }>();
  ordered.forEach((column, i) => {
    let y = (height - tall(column)) / 2 + 1;
    for (const id of column) {
      boxes.set(id, { x: i * step + 1, y, width: width - 2, height: heightOf(id) });
      y += heightOf(id) + ROW_GAP;
    }
  });
  const middle = (id: string): number => boxes.get(id)!.y + boxes.get(id)!.height / 2;
  return {
    height: height + 2,
    nodes: nodes.map(({ id }) => {
      const box = boxes.get(id)!;
      const { name, note } = texts.get(id)!;
      const move = <T extends { x: number; y: number }>(text: T): T => ({
        ...text,
        x: text.x + box.x,
        y: text.y + box.y,
      });
      return { id, box, name: move(name), note: move(note) };
    }),
    edges: edges.map(({ from, to }) => {
      const stops = [from, ...passes.map(([id]) => id).filter((id) => id.startsWith(`${from} ${to} `)), to];
      const path = stops.slice(1).flatMap((stop, i) => {
        const [a, b] = [boxes.get(stops[i]!)!, boxes.get(stop)!];
        const last = stop === to ? 6 : 0;
        const curve = bend({ source: [a.x + a.width, middle(stops[i]!)], target: [b.x - last, middle(stop)] })!;
        const through = stop === to ? '' : `L${b.x + b.width},${middle(stop)}`;
        return [i === 0 ? curve : curve.replace(/^M[^C]*/, ''), through];
      });
      return { id: `${from} ${to}`, from, to, path: path.join('') };
    }),
  };
}

/** Edges as steps from one column to the next, with a passing place in every column between. */
function split(
  edges: readonly Arrow[],
  layers: ReadonlyMap<string, number>,
): { arrows: Arrow[]; passes: [string, number][] } {
  const arrows: Arrow[] = [];
  const passes: [string, number][] = [];
  for (const { from, to } of edges) {
    let last = from;
    for (let layer = layers.get(from)! + 1; layer < layers.get(to)!; layer++) {
      const pass = `${from} ${to} ${layer}`;
      passes.push([pass, layer]);
      arrows.push({ from: last, to: pass });
      last = pass;
    }
    arrows.push({ from: last, to });
  }
  return { arrows, passes };
}

function contents(node: GraphNode, width: number, words: GraphWords) {
  const note = block(words.kind(node.kind), { x: INSET, top: 8, width: width - 2 * INSET }, NOTE);
  const name = block(node.name, { x: INSET, top: 8 + note.height, width: width - 2 * INSET - 2 }, NAME);
  return { name, note, height: name.height + note.height + 18 };
}
