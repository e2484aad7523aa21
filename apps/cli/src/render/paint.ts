import { styleText } from 'node:util';
import type { Screen } from '../surroundings.js';

type Style = (text: string) => string;

/** Colours that carry meaning; on anything but a terminal, or with NO_COLOR, they are left out and words still say it all. */
export interface Paint {
  readonly bold: Style;
  readonly dim: Style;
  readonly red: Style;
  readonly green: Style;
  readonly yellow: Style;
  readonly cyan: Style;
}

const plain: Style = (text) => text;
export const PLAIN: Paint = { bold: plain, dim: plain, red: plain, green: plain, yellow: plain, cyan: plain };

const COLOURED: Paint = {
  bold: (text) => styleText('bold', text),
  dim: (text) => styleText('dim', text),
  red: (text) => styleText('red', text),
  green: (text) => styleText('green', text),
  yellow: (text) => styleText('yellow', text),
  cyan: (text) => styleText('cyan', text),
};

/** The paint for a screen: https://no-color.org is honoured, and so is a terminal that says it is dumb. */
export function paintFor(screen: Screen, env: Readonly<Record<string, string | undefined>>): Paint {
  const wanted = screen.isTTY === true && !env['NO_COLOR'] && env['TERM'] !== 'dumb';
  return wanted ? COLOURED : PLAIN;
}
