/** The room a chart may fill, in CSS pixels. The height follows from the data. */
export interface Size {
  readonly width: number;
}

/** Lines of text. `x`, `y` are the anchor on the first line's baseline; lines follow each other by `lineHeight`. Pixels. */
export interface Text {
  readonly x: number;
  readonly y: number;
  readonly lines: readonly string[];
  readonly anchor: 'start' | 'middle' | 'end';
  readonly lineHeight: number;
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A tick stands at `at` along the axis; its line runs across the plot between `from` and `to`. */
export interface Tick {
  readonly at: number;
  readonly from: number;
  readonly to: number;
  readonly text: Text;
}
export interface Axis {
  /** What is measured, with its unit. */
  readonly title: Text;
  readonly ticks: readonly Tick[];
}

export type Cell = string | number | null;
/** Raw values, so that a download stays exact; `kind` says how a screen may dress them. Units stand in the heading. */
export interface Table {
  readonly caption: string;
  readonly columns: readonly { readonly heading: string; readonly kind: 'text' | 'number' | 'share' | 'day' }[];
  readonly rows: readonly (readonly Cell[])[];
}

/** What every chart answers: marks to draw, axes, a sentence that says the same, and the table behind it. */
export interface Chart<Mark> {
  readonly width: number;
  readonly height: number;
  readonly marks: readonly Mark[];
  readonly axes: readonly Axis[];
  readonly summary: string;
  readonly table: Table;
}

/** What every mark has: an id, the band in which a pointer finds it, and a sentence for those who hear it. */
export interface Mark {
  readonly id: string;
  readonly label: string;
  readonly band: Box;
}
