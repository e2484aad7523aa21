/** The readers of cells, by the name that profiles and mappings use. */
export const READER_NAMES = [
  'list',
  'money',
  'number',
  'duration',
  'date',
  'level',
  'code',
  'boolean',
  'word',
  'text',
] as const;
export type ReaderName = (typeof READER_NAMES)[number];
