import type { FactType } from '#lib/model';
import type { Format } from '../formats/format.js';
import type { BadgeRow } from './badge-rows.js';
import { nameOf } from './badge-rows.js';
import { mapBadge } from './map-badge.js';

const MAKES: readonly FactType[] = ['issuer', 'credential', 'credentialSkill', 'unmatchedSkill', 'learnerCredential'];

/** Under which name the definitions of an import are gathered, so that a badge may name what another file describes. */
export const DEFINED = 'badges';

/** Open Badges as files. They are recognised by what is in them; no table has this heading. */
export const BADGE_FORMAT: Format = {
  name: 'badges/badges',
  family: 'badges',
  required: ['badge'],
  optional: [],
  fileNames: [],
  makes: 'learnerCredential',
  all: MAKES,
  names: true,
  mapper: (_, context) => ({ map: ({ cells }) => mapBadge(rowOf(cells), context) }),
  gather: (_, { gathered }) => {
    const defined = gathered.under(DEFINED);
    return (cells) => {
      const row = rowOf(cells);
      const name = row.kind === 'definition' || row.kind === 'issuer' ? nameOf(row) : undefined;
      if (name !== undefined && !defined.has(name)) defined.set(name, [JSON.stringify(row.node)]);
    };
  },
};

const rowOf = (cells: readonly string[]): BadgeRow => JSON.parse(cells[0]!) as BadgeRow;
