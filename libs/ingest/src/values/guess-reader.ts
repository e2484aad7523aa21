import { tidied } from './cell.js';
import { fitsOf } from './guess-fits.js';
import type { Fit } from './guess-form.js';
import { headingSays } from './heading.js';
import type { LevelTable } from './level-table.js';
import type { ReaderName } from './reader-name.js';
import { isMissing } from './sentinels.js';

/** Which reader a column wants, for a person to accept or correct. */
export interface ReaderGuess extends Fit {
  /** Other readers that would fit, best first. */
  readonly alternatives: readonly Fit[];
}

const SAMPLE = 200;
/** Of statistical offices; they say nothing of the type. */
const MARKS = /^\s*(?:\*{1,3}|\.{1,2}|:|#)\s*$/;
/** What a heading that speaks of money, days, levels … adds. */
const HEARD = 0.6;

/**
 * The reader for a column, from its heading and a sample of its cells.
 * @returns always a guess; `text` with low confidence where nothing else fits. Ties go to the more telling reader.
 */
export function guessReader(heading: string, cells: readonly string[], levels: LevelTable): ReaderGuess {
  const says = headingSays(heading);
  const filled = cells
    .slice(0, SAMPLE * 5)
    .filter((cell) => !isMissing(cell.slice(0, 100)) && !MARKS.test(cell))
    .slice(0, SAMPLE)
    .map((cell) => cell.trim());
  const fits = filled.length === 0 ? [] : fitsOf(filled, says, levels);
  const heard = fits.map((fit) => (fit.reader === says.reader ? louder(fit, heading) : fit));
  const ranked = [...heard, textFit(filled, says.reader, heading)].sort((a, b) => b.confidence - a.confidence);
  const [first, ...alternatives] = ranked as [Fit, ...Fit[]];
  return { ...first, alternatives };
}

function louder(fit: Fit, heading: string): Fit {
  const confidence = Math.round((fit.confidence + (1 - fit.confidence) * HEARD) * 100) / 100;
  return { ...fit, confidence, evidence: `${fit.evidence} The heading "${tidied(heading).slice(0, 60)}" says so too.` };
}

function textFit(cells: readonly string[], said: ReaderName | undefined, heading: string): Fit {
  if (cells.length === 0) {
    return {
      reader: said ?? 'text',
      options: said === 'list' ? { as: 'guess' } : {},
      confidence: 0.1,
      evidence: 'All cells are empty.',
    };
  }
  const prose = cells.filter((cell) => cell.split(/\s+/).length > 12).length / cells.length;
  const lines = cells.some((cell) => cell.includes('\n'));
  const html = cells.filter((cell) => /<(p|br|li|ul|b|div|strong)\b[^<>]*>/i.test(cell)).length / cells.length > 0.2;
  const options = { ...(lines || prose > 0.5 ? { lines: true } : {}), ...(html ? { html: true } : {}) };
  const text: Fit = {
    reader: 'text',
    options,
    confidence: prose > 0.5 ? 0.8 : 0.35,
    evidence: prose > 0.5 ? `${Math.round(prose * 100)} % of the cells are sentences.` : 'Its cells are text.',
  };
  return said === 'text' ? louder(text, heading) : text;
}
