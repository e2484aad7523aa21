import type { Box, Chart, Mark, Text } from './chart.js';
import type { Arrow } from './layers.js';

export type NodeKind = 'step' | 'stack' | 'award';
export interface GraphNode {
  readonly id: string;
  readonly kind: NodeKind;
  readonly name: string;
}
export interface GraphData {
  readonly nodes: readonly GraphNode[];
  /** From what comes first to what needs it; ends that are no node are left out. */
  readonly edges: readonly Arrow[];
}
export interface GraphWords {
  summary(nodes: readonly GraphNode[], edges: readonly Arrow[]): string;
  label(node: GraphNode, needs: readonly string[], neededBy: readonly string[]): string;
  kind(kind: NodeKind): string;
  readonly caption: string;
  readonly columns: Record<'name' | 'kind' | 'needs' | 'neededBy', string>;
}

export interface GraphMark extends Mark {
  readonly kind: NodeKind;
  readonly box: Box;
  readonly name: Text;
  readonly note: Text;
}
export interface GraphEdge {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  /** SVG path data; the arrow's point is at its end. */
  readonly path: string;
}
export interface PathwayGraph extends Chart<GraphMark> {
  readonly edges: readonly GraphEdge[];
}
/** What a layout hands back. */
export interface Placed {
  readonly height: number;
  readonly nodes: readonly { readonly id: string; readonly box: Box; readonly name: Text; readonly note: Text }[];
  readonly edges: readonly GraphEdge[];
}
/** Width a box needs so that a badge's name takes two or three lines. */
export const BOX_WIDTH = 132;
export const COLUMN_GAP = 36;
