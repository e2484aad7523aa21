import { SaxesParser } from 'saxes';
import { LIMITS } from './limits.js';
import { refuseDamaged, refuseTooLarge } from './refuse-badge.js';

/** Namespaces of baked badges, 2.0 and 3.0. */
const NAMESPACES: ReadonlySet<string> = new Set(['http://openbadges.org', 'https://purl.imsglobal.org/ob/v3p0']);
const ELEMENTS: ReadonlySet<string> = new Set(['assertion', 'credential']);

export const isSvg = (text: string): boolean =>
  /^\uFEFF?\s*<(\?xml|!DOCTYPE svg|!--|svg)/i.test(text) && /<svg[\s>]/i.test(text);

/**
 * The text that was baked into an SVG: of the element `openbadges:assertion` or `openbadges:credential`, or its attribute `verify`.
 * Entities that the file declares are not expanded, and nothing is fetched.
 * @returns undefined where there is none
 * @throws Unreadable `badge-damaged` or `badge-too-large`
 */
export function badgeInSvg(text: string, file: string): string | undefined {
  const parser = new SaxesParser({ xmlns: true });
  let depth = 0;
  let within = 0;
  let found: string | undefined;
  let verify: string | undefined;
  parser.on('error', (error) => refuseDamaged(file, error.message.slice(0, 120), 'a well-formed SVG'));
  parser.on('opentag', (tag) => {
    depth += 1;
    if (depth > LIMITS.depth) refuseTooLarge(file, 'elements within elements', `at most ${LIMITS.depth} deep`);
    if (within === 0 && found === undefined && NAMESPACES.has(tag.uri) && ELEMENTS.has(tag.local)) {
      within = depth;
      found = '';
      verify = tag.attributes['verify']?.value;
    }
  });
  const take = (piece: string): void => {
    if (within > 0) found = (found ?? '') + piece;
  };
  parser.on('text', take);
  parser.on('cdata', take);
  parser.on('closetag', () => {
    if (depth === within) within = 0;
    depth -= 1;
  });
  parser.write(text).close();
  const told = found?.trim();
  return told === undefined || told === '' ? verify : told;
}
