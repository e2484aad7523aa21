/** How a chart of rows divides its width: name at the left of the plot, or above it where the page is narrow. Pixels. */
export interface RowLayout {
  readonly stacked: boolean;
  readonly name: { readonly x: number; readonly width: number };
  readonly plot: { readonly x: number; readonly width: number };
  /** The column at the end of the row; its text is anchored at its right edge. */
  readonly end: { readonly x: number; readonly width: number };
}

/** Below this width names stand above their bars. */
export const NARROW = 560;
/** Space above and below a row's content, and between columns. */
export const PAD = 8;
const GAP = 16;
/** Room for half of a tick's label or a dot that stands on the plot's edge. */
const EDGE = 8;

/** Divides `width`; `end` is the pixels wanted by the last column (0: none). */
export function rowLayout(width: number, end: number): RowLayout {
  if (width < NARROW) {
    return {
      stacked: true,
      name: { x: 0, width: width - (end > 0 ? end + GAP : 0) },
      plot: { x: EDGE, width: width - 2 * EDGE },
      end: { x: width, width: end },
    };
  }
  const name = Math.round(Math.min(320, width * 0.34));
  const right = end > 0 ? end + GAP : EDGE;
  return {
    stacked: false,
    name: { x: 0, width: name },
    plot: { x: name + GAP + EDGE, width: width - name - GAP - EDGE - right },
    end: { x: width, width: end },
  };
}
