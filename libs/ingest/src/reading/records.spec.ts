import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { csvText, newlineOf, type Dialect } from './csv.js';
import { readRecords, type CsvRecord } from './records.js';
import { Unreadable } from './unreadable.js';

async function* pieces(text: string, size: number): AsyncGenerator<string> {
  for (let from = 0; from < text.length; from += size) yield text.slice(from, from + size);
}

async function read(text: string, dialect: Dialect, size = 1000, longest?: number): Promise<CsvRecord[]> {
  const all: CsvRecord[] = [];
  for await (const batch of readRecords(pieces(text, size), dialect, 'a.csv', longest === undefined ? {} : { longest }))
    all.push(...batch);
  return all;
}

const COMMA: Dialect = { delimiter: ',', newline: '\n' };
const refusal = (error: unknown): unknown => (error instanceof Unreadable ? error.problem : error);

const cell = fc.oneof(fc.string({ unit: 'binary', maxLength: 6 }), fc.stringMatching(/^[ab",;|\t\r\n ]{0,6}$/));
const table = fc
  .integer({ min: 1, max: 4 })
  .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }));
const style = fc.record({
  delimiter: fc.constantFrom(',', '\t', ';', '|'),
  end: fc.constantFrom('\n', '\r\n', '\r'),
  lastEnd: fc.boolean(),
  quoteAll: fc.boolean(),
  size: fc.integer({ min: 1, max: 40 }),
});

describe('reading records', () => {
  it('gives back any table by any delimiter, quoting, line end and piece size, with its physical lines', async () => {
    await fc.assert(
      fc.asyncProperty(table, style, async (rows, { delimiter, end, lastEnd, quoteAll, size }) => {
        // A CR before the line end cannot be told from a CRLF.
        const wanted = rows.map((cells) => [...cells.slice(0, -1), cells.at(-1)!.replace(/\r+$/, '')]);
        const written = wanted.map((cells) => cells.map((each) => write(each, delimiter, quoteAll)).join(delimiter));
        fc.pre(lastEnd || written.at(-1) !== '');
        const text = written.join(end) + (lastEnd ? end : '');
        const dialect: Dialect = { delimiter, newline: end === '\r' ? '\r' : '\n' };
        const records = await read(text, dialect, size);
        expect(records.map(({ cells }) => cells)).toEqual(wanted);
        expect(records.map(({ line }) => line)).toEqual(startLines(written, end));
        expect(records.some(({ strayQuote }) => strayQuote)).toBe(false);
      }),
      { numRuns: 300, seed: 1 },
    );
  });

  it('reads back what csvText writes', async () => {
    await fc.assert(
      fc.asyncProperty(table, async (rows) => {
        const wanted = rows.map((cells) => [...cells.slice(0, -1), cells.at(-1)!.replace(/\r+$/, '')]);
        expect((await read(csvText(wanted), COMMA)).map(({ cells }) => cells)).toEqual(wanted);
      }),
      { numRuns: 200, seed: 2 },
    );
  });

  it('names the line where a quote opened that never closes, whatever the pieces', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(30), fc.nat(30), fc.integer({ min: 1, max: 50 }), async (before, after, size) => {
        const text = `${'a,"b\nb"\n'.repeat(before)}c,"d\n${'e,f\n'.repeat(after)}`;
        const problem = await read(text, COMMA, size).catch(refusal);
        expect(problem).toMatchObject({ code: 'quote-never-closed', where: { file: 'a.csv', line: 2 * before + 1 } });
      }),
      { numRuns: 50, seed: 3 },
    );
  });

  it('refuses a quote that closes only rows later, as it swallowed them', async () => {
    const problem = await read('a,b\n1,"x\n2,y\n3,"z"\n4,w\n', COMMA).catch(refusal);
    expect(problem).toMatchObject({ code: 'quote-never-closed', where: { line: 2 } });
  });

  it('does not wait for the end of a record full of odd quotes', async () => {
    let given = 0;
    const text = async function* (): AsyncGenerator<string> {
      for (yield 'a,b\n1,"x\n'; given < 10_000_000; given += 64_000) yield '2,"y\n'.repeat(64_000 / 5);
    };
    const problem = await (async () => {
      for await (const batch of readRecords(text(), COMMA, 'a.csv')) void batch;
    })().catch(refusal);
    expect(problem).toMatchObject({ code: 'quote-never-closed', where: { line: 2 } });
    expect(given).toBeLessThan(5_000_000);
  });

  it('marks a cell that goes on after its closing quote', async () => {
    const records = await read('a,b\n1,"5" pipe"\n2,x\n', COMMA);
    expect(records.map(({ strayQuote }) => strayQuote ?? false)).toEqual([false, true, false]);
  });

  it('reads long cells, and stops at rows that never end', async () => {
    const long = 'x'.repeat(600_000);
    expect((await read(`a,"${long}\n"\nb,c\n`, COMMA, 64)).map(({ line, cells }) => [line, cells[1]!.length])).toEqual([
      [1, 600_001],
      [3, 1],
    ]);
    expect(await read(`a\n${long}\n`, COMMA, 5000, 1000).catch(refusal)).toMatchObject({
      code: 'record-too-long',
      where: { line: 2 },
    });
    expect(await read(`a\nb,"${'c\n'.repeat(5000)}`, COMMA, 100, 1000).catch(refusal)).toMatchObject({
      code: 'quote-never-closed',
      where: { line: 2 },
    });
  });

  it.each([
    ['of one long cell', (size: number) => `"${'x'.repeat(size)}"`, /^record-too-long$/],
    [
      'of many lines in quotes',
      (size: number) => `"${'xyz\n'.repeat(size / 4)}"`,
      /^(record-too-long|quote-never-closed)$/,
    ],
    ['of plain cells', (size: number) => 'x,y,'.repeat(size / 4), /^record-too-long$/],
  ])('stops at a row beyond the bound that does end: %s', async (_, row, code) => {
    // Waiting until twice as much is there must not let through what lies between.
    for (const size of [1100, 1500, 1990, 3000]) {
      const text = `a,b\n1,2\n${row(size)}\n3,4\n`;
      for (const piece of [64, 700])
        expect(await read(text, COMMA, piece, 1000).catch(refusal)).toMatchObject({
          code: expect.stringMatching(code),
          where: { line: 3 },
        });
    }
    expect(await read(`a,b\n${row(900)}\n3,4\n`, COMMA, 64, 1000)).toHaveLength(3);
  });

  it('takes a record that is too wide for several where CR alone parts it, and never at a CRLF within a cell', async () => {
    const wide = async (text: string): Promise<(readonly [number, number])[]> => {
      const all: CsvRecord[] = [];
      for await (const batch of readRecords(pieces(text, 9), COMMA, 'a.csv', { width: 2 })) all.push(...batch);
      return all.map(({ line, cells }) => [line, cells.length] as const);
    };
    expect(await wide('a,b\rc,d\ne,f\n')).toEqual([
      [1, 2],
      [2, 2],
      [3, 2],
    ]);
    expect(await wide('a,"b\r\nc",d\r\ne,f\r\n')).toEqual([
      [1, 3],
      [3, 2],
    ]);
  });

  it('takes CR for the line end only where no LF ends a record', () => {
    expect(newlineOf('a,b\r1,"x\ny"\r')).toBe('\r');
    expect(newlineOf('a,b\r\n1,2\r\n')).toBe('\n');
    expect(newlineOf('a,b')).toBe('\n');
    expect(newlineOf('a",b\r\n1,"x"\r\n2,"y"\r')).toBe('\n');
  });
});

function write(text: string, delimiter: string, always: boolean): string {
  const must = /["\r\n]/.test(text) || text.includes(delimiter);
  return always || must ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Counted in the written text, not in the cells. */
function startLines(written: readonly string[], end: string): number[] {
  const breaks = end === '\r' ? /\r\n|\r|\n/g : /\n/g;
  let line = 1;
  return written.map((row) => {
    const start = line;
    line += (row.match(breaks) ?? []).length + 1;
    return start;
  });
}
