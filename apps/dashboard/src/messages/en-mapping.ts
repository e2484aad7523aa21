import { formats } from './format.js';
import { columns, targets } from './en-tables.js';

const f = formats('en');

const UNITS: Readonly<Record<string, string>> = {
  minute: 'minutes',
  hour: 'hours',
  day: 'days',
  week: 'weeks',
  month: 'months',
  year: 'years',
};
const byHeading = (what: string): string => `${what.charAt(0).toUpperCase()}${what.slice(1)}, by its heading.`;

export const mapping = {
  title: (n: number) =>
    n === 1
      ? 'One file has headings that nobody knows yet'
      : `${f.number(n)} files have headings that nobody knows yet`,
  lead: 'Say once what their columns mean. The proposals come from the headings and the first cells; nothing is written meanwhile.',
  editing: (file: string) => `What do the columns of ${file} mean?`,
  whatIs: 'What is this file?',
  sure: (confidence: number) =>
    confidence >= 0.75 ? 'quite sure' : confidence >= 0.5 ? 'likely' : 'a guess: please look',
  sureOfFile: (confidence: number) =>
    confidence >= 0.75
      ? 'Its headings and cells fit well.'
      : confidence >= 0.5
        ? 'Its headings and cells fit in part.'
        : 'Little tells what it is: this is a guess.',
  likely: 'Likely',
  otherTables: 'Anything else',
  column: 'Column of the file',
  means: 'Means',
  meansOf: (heading: string) => `What ${heading} means`,
  why: 'Why',
  leftOut: 'nothing: it is left out',
  ownSkill: { skill: 'a skill of its own, cells are levels', person: 'a person, cells are levels' },
  isSkill: (each: 'skill' | 'person', marked: boolean) =>
    `A ${each}, by its heading.${marked ? ' What its words and marks stand for is said above.' : ''}`,
  took: (heading: string) => `You chose this; ${heading} meant it before and is left out now.`,
  lost: (meaning: string, heading: string) => `Left out: ${heading} is the ${meaning} now.`,
  beside: (headings: readonly string[]) => `Read together with ${f.list(headings)}.`,
  marks: 'What the words and marks in these columns stand for',
  markMeans: (mark: string) => `What ${mark} stands for`,
  markUnsaid: 'not said: its rows are rejected',
  markNone: 'does not have the skill',
  markLevel: (level: string) => `level ${level} of 5`,
  lack: {
    skills: 'No column is a skill yet: say of at least one that it is “a skill of its own”.',
    people: 'No column is a person yet: say of at least one that it is “a person”.',
    marks: 'None of the cells says a level yet: say what their words and marks stand for.',
  },
  take: 'Take the chosen column',
  takeColumn: (name: string) => `Take the chosen column: ${name}`,
  needed: 'Needed',
  useful: 'Useful',
  chosen: 'You chose this.',
  empty: 'Its first cells are empty.',
  reading: 'How its cells are read',
  readingOf: (heading: string) => `How the cells of ${heading} are read`,
  openIn: 'Its cells do not tell:',
  asCellsTell: 'as the cells tell',
  options: {
    decimal: 'Decimal sign',
    order: 'In dates stands first',
    currency: 'Currency of amounts that name none',
    unit: 'Unit of bare numbers',
    period: 'Pay is for one',
    low: 'Lowest mark of the scale',
    high: 'Highest mark of the scale',
  },
  optionValues: {
    comma: 'comma, as in 1.234,50',
    point: 'point, as in 1,234.50',
    'day-month': 'the day',
    'month-day': 'the month',
    minutes: 'minutes',
    hours: 'hours',
    days: 'days',
    weeks: 'weeks',
    months: 'months',
    hour: 'hour',
    day: 'day',
    week: 'week',
    month: 'month',
    year: 'year',
  } as Record<string, string>,
  toldUnit: (unit: string | undefined) => (unit === undefined ? '' : byHeading(UNITS[unit] ?? unit)),
  toldMoney: (currency: string | undefined, factor: number | undefined, period: string | undefined) => {
    const parts = [
      currency ?? '',
      factor === undefined
        ? ''
        : factor === 1000
          ? 'in thousands'
          : factor === 1_000_000
            ? 'in millions'
            : `times ${f.number(factor)}`,
      period === undefined ? '' : `for one ${period}`,
    ].filter(Boolean);
    return parts.length === 0 ? '' : byHeading(parts.join(', '));
  },
  toldScale: (scale: readonly [number, number] | undefined) =>
    scale === undefined ? '' : byHeading(`a scale of ${f.number(scale[0])} to ${f.number(scale[1])}`),
  currencyHint: 'three letters, such as EUR',
  missing: (n: number) =>
    n === 0 ? 'Everything that is needed is there.' : `${f.count(n, 'thing is', 'things are')} still missing`,
  missingText: 'Choose a column that holds it, or write one value that holds for every row.',
  fromColumn: 'Column',
  chooseColumn: 'choose a column',
  forEveryRow: 'or for every row',
  columnFor: (name: string) => `Column that holds: ${name}`,
  valueFor: (name: string) => `For every row: ${name}`,
  givenValues: 'The same in every row',
  takeBack: 'Take back',
  takeBackOf: (name: string) => `Take back the value for every row: ${name}`,
  otherValue: 'Give something else one value for every row',
  add: 'Add',
  encoding: 'Letters look wrong? The file is written in',
  encodingAuto: (name: string) => `as recognised (${name})`,
  rows: 'The first rows, as they would be read',
  rowsTold: ({ good, bad, skipped, open }: Record<'good' | 'bad' | 'skipped' | 'open', number>) =>
    [
      `${f.count(good, 'row is', 'rows are')} understood`,
      bad > 0 ? `${f.number(bad)} would be rejected` : '',
      skipped > 0 ? `${f.number(skipped)} skipped` : '',
      open > 0 ? `${f.number(open)} ${f.plural(open, 'refers', 'refer')} to what is not here` : '',
    ]
      .filter(Boolean)
      .join(', ') + '.',
  rowsBecome: ({ all, good, bad, open }: Record<'all' | 'good' | 'bad' | 'open', number>) =>
    [
      `${f.number(good)} of ${f.count(all, 'row', 'rows')} ${f.plural(good, 'becomes', 'become')} facts`,
      bad > 0 ? `${f.number(bad)} would be rejected` : '',
      open > 0 ? `${f.number(open)} ${f.plural(open, 'refers', 'refer')} to what is not here` : '',
    ]
      .filter(Boolean)
      .join(', ') + '.',
  rowsRefused: 'The rows cannot be read like this.',
  rowsShow: 'Show the rows',
  rowsHide: 'Hide the rows',
  rowsRead: 'Looking at the first rows…',
  rowsWait: 'They show here once nothing is missing.',
  noRows: 'There are no rows below the headings.',
  line: (line: number) => `Line ${f.number(line)}`,
  rejected: 'rejected',
  skippedBecause: (reason: string) => `skipped: ${reason}`,
  refersToNothing: (found: string, column: string) =>
    `Nothing here or stored is called “${found}” (${column}): the row is rejected unless these files bring it.`,
  nothingRead: 'Nothing of this row is kept.',
  cells: 'Its cells',
  offending: 'this cell',
  leaveFile: (file: string) => `Leave ${file} out of this import`,
  ready: 'See what these files would change',
  notReady: (files: string) => `Something is still missing in ${files}.`,
  backToMapping: 'Change what the columns mean',
  correct: 'Say what the columns mean',
  correctOf: (file: string) => `Say what the columns mean: ${file}`,
  save: 'Save for other files of this kind',
  saveText: 'A saved mapping recognises files with these headings from now on, here and on the command line.',
  name: 'Name',
  nameHint: 'small letters, digits and hyphens',
  titleField: 'What such files are',
  saveDo: 'Save',
  saved: (name: string) => `Saved as ${name}.`,
  replaceYes: 'Replace that mapping',
  replaceNo: 'Keep it',
  profiles: 'Saved mappings',
  profilesText: 'Files with these headings are recognised.',
  profilesNone: 'None is saved yet.',
  remove: 'Remove',
  removeOf: (name: string) => `Remove the saved mapping ${name}`,
  removeSure: 'Files like it are not recognised then. Remove it?',
  removeYes: 'Yes, remove',
  removeNo: 'Keep it',
  removed: (name: string) => `Removed: ${name}.`,
  unpacked: (archives: readonly string[]) =>
    `${f.list(archives)} ${archives.length === 1 ? 'was' : 'were'} unpacked here, so that the columns of the files can be explained.`,
  archive: (archives: readonly string[]) =>
    `This browser cannot unpack ${f.list(archives)}. Unpack ${archives.length === 1 ? 'it' : 'them'} and drop the folder: then the columns of the files can be explained.`,
  recognised: 'Recognised as',
  certain: 'certain: its headings are known',
  fits: 'likely: its headings fit',
  byYou: 'as you said',
  bySaved: 'by a mapping that was saved',
  notRead: (headings: readonly string[]) =>
    headings.length === 0
      ? ''
      : `${f.count(headings.length, 'column is', 'columns are')} not read: ${headings.slice(0, 12).join(', ')}${
          headings.length > 12 ? ` and ${f.number(headings.length - 12)} more` : ''
        }`,
  targets,
  columns,
};
