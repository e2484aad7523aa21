import { describe, expect, it } from '@jest/globals';
import type { GraphData, GraphWords } from './graph.js';
import { layersOf, orderLayers } from './layers.js';
import { pathwayGraph } from './pathway-graph.js';

const words: GraphWords = {
  summary: (nodes, edges) => `${nodes.length} nodes, ${edges.length} edges`,
  label: (node, needs, neededBy) => `${node.name} <- ${needs.join('+')} -> ${neededBy.join('+')}`,
  kind: (kind) => kind,
  caption: 'Graph',
  columns: { name: 'Name', kind: 'Kind', needs: 'Needs', neededBy: 'Needed by' },
};
const node = (id: string, kind: 'step' | 'stack' | 'award' = 'step') => ({ id, kind, name: id.toUpperCase() });
const data: GraphData = {
  nodes: [node('a'), node('b'), node('c'), node('s', 'stack'), node('w', 'award')],
  edges: [
    { from: 'a', to: 'b' },
    { from: 'a', to: 's' },
    { from: 'b', to: 's' },
    { from: 'c', to: 's' },
    { from: 's', to: 'w' },
    { from: 'a', to: 'unknown' },
    { from: 'c', to: 'c' },
  ],
};

describe('layersOf', () => {
  it('puts each node after the longest way to it', () => {
    const layers = layersOf(['a', 'b', 'c', 's', 'w'], data.edges);
    expect(Object.fromEntries(layers)).toEqual({ a: 0, b: 1, c: 0, s: 2, w: 3 });
  });
  it('ends on a ring', () => {
    const ring = [
      { from: 'a', to: 'b' },
      { from: 'b', to: 'a' },
    ];
    expect([...layersOf(['a', 'b'], ring).keys()].sort()).toEqual(['a', 'b']);
  });
});

describe('orderLayers', () => {
  it('uncrosses two edges', () => {
    const crossed = [
      { from: 'a', to: 'y' },
      { from: 'b', to: 'x' },
    ];
    const [left, right] = orderLayers(
      [
        ['a', 'b'],
        ['x', 'y'],
      ],
      crossed,
    );
    expect(left!.indexOf('a') < left!.indexOf('b')).toBe(right!.indexOf('y') < right!.indexOf('x'));
  });
});

describe('pathwayGraph', () => {
  it('leaves out edges to what is not drawn and from a node to itself', () => {
    expect(pathwayGraph(data, { width: 900 }, words).edges.map((edge) => edge.id)).toEqual([
      'a b',
      'a s',
      'b s',
      'c s',
      's w',
    ]);
  });
  it.each([900, 640, 360, 320])('keeps boxes apart and on a page of %i pixels, each edge forwards', (width) => {
    const { marks, edges, height } = pathwayGraph(data, { width }, words);
    const boxes = new Map(marks.map((mark) => [mark.id, mark.box]));
    for (const { box } of marks) {
      expect(box.x).toBeGreaterThanOrEqual(0);
      expect(box.x + box.width).toBeLessThanOrEqual(width);
      expect(box.y + box.height).toBeLessThanOrEqual(height);
    }
    for (const one of marks)
      for (const other of marks) {
        if (one === other) continue;
        const apart =
          one.box.x + one.box.width <= other.box.x ||
          other.box.x + other.box.width <= one.box.x ||
          one.box.y + one.box.height <= other.box.y ||
          other.box.y + other.box.height <= one.box.y;
        expect([one.id, other.id, apart]).toEqual([one.id, other.id, true]);
      }
    for (const { from, to } of edges) {
      const [a, b] = [boxes.get(from)!, boxes.get(to)!];
      expect(b.x >= a.x + a.width || b.y >= a.y + a.height).toBe(true);
    }
  });
  it('gives names their room before the arrows', () => {
    const nodes = [node('a'), { ...node('b'), name: 'Commissioning and Handover' }];
    const { marks } = pathwayGraph({ nodes, edges: [{ from: 'a', to: 'b' }] }, { width: 358 }, words);
    expect(marks[1]!.name.lines).toEqual(['Commissioning', 'and Handover']);
  });
  it('says what each needs and is needed by', () => {
    const { marks, table } = pathwayGraph(data, { width: 360 }, words);
    expect(marks.find((mark) => mark.id === 's')!.label).toBe('S <- A+B+C -> W');
    expect(table.rows[1]).toEqual(['B', 'step', 'A', 'S']);
  });
  it('is empty without nodes', () => {
    expect(pathwayGraph({ nodes: [], edges: [] }, { width: 360 }, words).marks).toEqual([]);
  });
});
