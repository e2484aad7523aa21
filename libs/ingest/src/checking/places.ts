/** A file and a line in one number: the lines of all files, one file after another. */
export class Places {
  /** By index of the file: what its lines are counted from. */
  private readonly bases = new Map<number, number>();
  private readonly starts: { readonly file: number; readonly base: number }[] = [];
  private last = 0;

  /** Above 0. */
  place(file: number, line: number): number {
    let base = this.bases.get(file);
    if (base === undefined) {
      base = this.last;
      this.bases.set(file, base);
      this.starts.push({ file, base });
    }
    const place = base + line;
    if (place > this.last) this.last = place;
    return place;
  }

  of(place: number): { readonly file: number; readonly line: number } {
    const { file, base } = this.starts.findLast((start) => start.base < place)!;
    return { file, line: place - base };
  }
}
