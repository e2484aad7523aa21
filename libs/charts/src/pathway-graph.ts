import type { Size } from './chart.js';
import { BOX_WIDTH, COLUMN_GAP, type GraphData, type GraphWords, type PathwayGraph } from './graph.js';
import { layeredGraph } from './graph-layered.js';
import { listedGraph } from './graph-listed.js';
import { layersOf } from './layers.js';

/** Badges, stacks and awards, each after all it needs: columns from left to right, or one list with arcs where the page is narrow. */
export function pathwayGraph(data: GraphData, size: Size, words: GraphWords): PathwayGraph {
  const known = new Set(data.nodes.map((node) => node.id));
  const edges = data.edges.filter(({ from, to }) => known.has(from) && known.has(to) && from !== to);
  const layers = layersOf([...known], edges);
  const count = Math.max(0, ...layers.values()) + 1;
  const wide = count * BOX_WIDTH + (count - 1) * COLUMN_GAP <= size.width;
  const placed = (wide ? layeredGraph : listedGraph)(data.nodes, edges, layers, size, words);
  const names = new Map(data.nodes.map((node) => [node.id, node.name]));
  const linked = (id: string, here: 'from' | 'to', there: 'from' | 'to') =>
    edges.filter((edge) => edge[here] === id).map((edge) => names.get(edge[there])!);
  const byId = new Map(data.nodes.map((node) => [node.id, node]));
  return {
    width: size.width,
    height: placed.height,
    marks: placed.nodes.map(({ id, box, name, note }) => {
      const node = byId.get(id)!;
      return {
        id,
        kind: node.kind,
        box,
        band: box,
        name,
        note,
        label: words.label(node, linked(id, 'to', 'from'), linked(id, 'from', 'to')),
      };
    }),
    edges: placed.edges,
    axes: [],
    summary: words.summary(data.nodes, edges),
    table: {
      caption: words.caption,
      columns: (['name', 'kind', 'needs', 'neededBy'] as const).map((key) => ({
        heading: words.columns[key],
        kind: 'text' as const,
      })),
      rows: data.nodes.map((node) => [
        node.name,
        words.kind(node.kind),
        linked(node.id, 'to', 'from').join(', '),
        linked(node.id, 'from', 'to').join(', '),
      ]),
    },
  };
}
