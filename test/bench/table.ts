/** Rows of text as a table: left-aligned words, right-aligned numbers. */
export function table(headings: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const text = rows.map((row) => row.map(String));
  const widths = headings.map((heading, i) => Math.max(heading.length, ...text.map((row) => row[i]?.length ?? 0)));
  const numeric = headings.map((_, i) =>
    rows.every((row) => typeof row[i] === 'number' || /^[\d.,×–-]*$/.test(String(row[i]))),
  );
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, i) => (numeric[i] ? cell.padStart(widths[i]!) : cell.padEnd(widths[i]!)))
      .join('  ')
      .trimEnd();
  return [line(headings), line(widths.map((width) => '-'.repeat(width))), ...text.map(line)].join('\n');
}

/** Milliseconds with as many digits as mean something. */
export function ms(value: number): string {
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}

/** How many times longer the other way takes. */
export function ratio(other: number, own: number): string {
  return `${(other / own).toFixed(other / own >= 10 ? 0 : 1)}×`;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? NaN;
}

/** Time of each of several runs, in milliseconds; the first one warms up and is left out. */
export async function times(runs: number, work: (run: number) => unknown): Promise<number[]> {
  const list: number[] = [];
  for (let run = -1; run < runs; run++) {
    const start = performance.now();
    await work(run);
    if (run >= 0) list.push(performance.now() - start);
  }
  return list;
}
