import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import { SCHEMA, withArticle, type Problem } from '#lib/model';
import { dataFolder, type Weights } from '../weights/weights.js';
import { checkOptions } from './check-options.js';
import { columnsIn, fieldsIn, patternsIn, weightsIn } from './parts-of-profile.js';
import type { ProfileFile, ProfileTable } from './profile-file.js';
import { takesSeveral } from './several-headings.js';
import { expanded, strangers, type Templates } from './templates.js';

let validate: Promise<ValidateFunction> | undefined;

async function validator(): Promise<ValidateFunction> {
  const schema = JSON.parse(await readFile(path.join(dataFolder('profiles'), 'profile.schema.json'), 'utf8')) as object;
  return new Ajv2020({ verbose: true, strict: false }).compile(schema);
}

/**
 * Is this a profile whose rules can be applied? Its form by the schema, then whether it names things that are there: fields of facts,
 * columns among its headings, weights, regular expressions.
 * @param file the name used in problems
 * @param templates tables that its tables may be like
 * @returns the profile, with what it takes from other tables filled in; or what is wrong with it
 */
export async function checkProfile(
  content: unknown,
  file: string,
  weights: Weights,
  templates: Templates = new Map(),
): Promise<{ readonly profile: ProfileFile } | { readonly problems: readonly Problem[] }> {
  const isProfile = await (validate ??= validator());
  if (!isProfile(content)) return { problems: [formProblem(isProfile.errors ?? [], file)] };
  const strange = (content as ProfileFile).tables.flatMap((table) => strangeColumns(table, file, templates));
  if (strange.length > 0) return { problems: strange };
  const profile = expanded(content as ProfileFile, templates);
  if ('unknown' in profile) return { problems: [unknownTable(profile.unknown, file, templates)] };
  const problems = profile.tables.flatMap((table) => [
    ...checkTable(table, file, weights),
    ...checkOptions(table, file),
  ]);
  return problems.length > 0 ? { problems } : { profile };
}

/** The deepest place of all that could not be matched: what stands there is nearest to what was meant. */
function formProblem(errors: readonly ErrorObject[], file: string): Problem {
  const depth = ({ instancePath }: ErrorObject): number => instancePath.split('/').length;
  const error = errors.reduce((deepest, each) => (depth(each) > depth(deepest) ? each : deepest));
  const { additionalProperty } = error.params as { additionalProperty?: string };
  const place = error.instancePath.replace(/^\//, '').replaceAll('/', ' › ') || 'the whole file';
  const found = additionalProperty ?? (JSON.stringify(error.data) ?? '').slice(0, 120);
  const said = additionalProperty === undefined ? (error.message ?? 'another form') : `no "${additionalProperty}" here`;
  return {
    code: 'bad-mapping',
    message: `The mapping is wrong at ${place}: ${said}.`,
    found,
    expected: additionalProperty === undefined ? said : 'a word of the mapping language',
    where: { file, column: place },
    next: 'Correct it there; docs/how-to-add-a-profile.md explains the language, data/profiles/profile.schema.json is its schema.',
  };
}

function unknownTable(found: string, file: string, templates: Templates): Problem {
  return {
    code: 'bad-mapping',
    message: `There is no table ${found} to be like.`,
    found,
    expected: [...templates.keys()].join(', '),
    where: { file, column: 'like' },
    next: 'Name one of those tables.',
  };
}

function strangeColumns(table: ProfileTable, file: string, templates: Templates): Problem[] {
  const { found, known } = strangers(table, templates);
  return found.map((name) => ({
    code: 'bad-mapping',
    message: `${table.table}: ${table.like!} has no column ${name}.`,
    found: name,
    expected: known.join(', '),
    where: { file, column: `${table.table} › columns › ${name}` },
    next: 'Take one of these names, or take the column out of the mapping.',
  }));
}

function checkTable(table: ProfileTable, file: string, weights: Weights): Problem[] {
  const wrong = (found: string, message: string, expected: string): Problem => ({
    code: 'bad-mapping',
    message: `${table.table}: ${message}`,
    found,
    expected,
    where: { file, column: table.table },
    next: 'Correct the mapping and import again.',
  });
  const named = new Set([...table.headings.required, ...(table.headings.optional ?? [])]);
  const unlisted = [...columnsIn(table)].filter((column) => !named.has(column));
  const unknownFields = fieldsIn(table).filter(({ fact, field }) => !fieldNames(fact).includes(field));
  const unfilled = (table.facts ?? []).flatMap(({ fact, fields, optional }) =>
    requiredFields(fact)
      .filter((field) => !(field in fields) && !optional)
      .map((field) => ({ fact, field })),
  );
  const several = Object.entries(table.columns ?? {}).filter(([, column]) => 'headings' in column);
  return [
    ...several
      .filter(([name]) => !takesSeveral(table, name))
      .map(([name]) => wrong(name, `${name} is read from one column: only lists stand in several.`, 'one heading')),
    ...unlisted.map((column) =>
      wrong(column, `the rules read ${column}, which is not among the headings.`, [...named].join(', ')),
    ),
    ...unknownFields.map(({ fact, field }) =>
      wrong(field, `${withArticle(fact)} has no field ${field}.`, fieldNames(fact).join(', ')),
    ),
    ...unfilled.map(({ fact, field }) =>
      wrong(fact, `${withArticle(fact)} needs ${field}, and no rule fills it.`, requiredFields(fact).join(', ')),
    ),
    ...weightsIn(table)
      .filter((at) => !isThere(weights, at))
      .map((at) => wrong(at, `data/weights has no ${at}.`, 'a path such as esco.optional.level')),
    ...patternsIn(table)
      .filter((pattern) => !isPattern(pattern))
      .map((pattern) => wrong(pattern, `${pattern} is no regular expression.`, 'a regular expression')),
  ];
}

const fieldNames = (fact: keyof typeof SCHEMA): string[] => SCHEMA[fact].fields.map(({ name }) => name);
const requiredFields = (fact: keyof typeof SCHEMA): string[] =>
  SCHEMA[fact].fields.filter(({ required }) => required).map(({ name }) => name);

function isThere(weights: Weights, at: string): boolean {
  try {
    weights.at(at);
    return true;
  } catch {
    return false;
  }
}

function isPattern(pattern: string): boolean {
  try {
    return new RegExp(pattern, 'iu').source !== '';
  } catch {
    return false;
  }
}
