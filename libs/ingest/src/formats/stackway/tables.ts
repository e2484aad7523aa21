import { FACT_TYPES, factIdentity, makeFact, SCHEMA, type Fact, type FactType, type FieldProblem } from '#lib/model';
import { cell, type Columns, type Format, type MapContext, type Mapper } from '../format.js';
import { stackwayCell } from './cell-values.js';

/** Files that only an export writes; people give the same in skills.csv and roles.csv. */
const RARE: ReadonlySet<FactType> = new Set<FactType>([
  ...(['skillGroup', 'skillBroader', 'skillRelation', 'skillCollection'] as const),
  ...(['roleGroup', 'roleTitle', 'roleBroader', 'roleCollection', 'jobZone'] as const),
  ...(['unmatchedSkill', 'learnerUnmatchedSkill', 'nameDecision'] as const),
]);

/** Every file of Stackway's own CSV format, derived from the schema of the facts. */
export const STACKWAY_FORMATS: readonly Format[] = FACT_TYPES.map(table);

function table(type: FactType): Format {
  const { fields, file } = SCHEMA[type];
  const stem = file.replace(/\.csv$/, '');
  return {
    name: `stackway/${stem}`,
    family: 'stackway',
    required: fields.filter((field) => field.required).map((field) => field.name),
    optional: fields.filter((field) => !field.required).map((field) => field.name),
    fileNames: [stem],
    makes: type,
    rare: RARE.has(type),
    mapper: (columns, context) => mapper(type, columns, context),
  };
}

function mapper(type: FactType, columns: Columns, context: MapContext): Mapper {
  const fields = SCHEMA[type].fields.map((field) => ({ field, index: columns.at(field.name) }));
  const key = SCHEMA[type].key as readonly string[];
  const required = new Set(SCHEMA[type].fields.filter((field) => field.required).map((field) => field.name));
  const currencyAt = columns.at('currency');
  const namesFramework = context.framework !== undefined && fields.some(({ field }) => field.name === 'framework');
  return {
    map({ cells }) {
      const values: Record<string, unknown> = {};
      const problems: FieldProblem[] = [];
      const currency = cell(cells, currencyAt);
      for (const { field, index } of fields) {
        const text = cell(cells, index);
        if (text === '') continue;
        const read = stackwayCell(field, text, currency);
        if ('problem' in read) problems.push(read.problem);
        else values[field.name] = read.value;
      }
      if (namesFramework) values['framework'] ??= context.framework;
      const made = makeFact(type, values);
      if (made.status === 'ok' && problems.length === 0) return { kind: 'facts', drafts: [{ fact: made.fact }] };
      const unread = new Set(problems.map((problem) => problem.field));
      if (made.status === 'refused') {
        const texts = new Map(fields.map(({ field, index }) => [field.name, cell(cells, index)]));
        problems.push(...made.problems.filter(({ field }) => !unread.has(field)).map((each) => asWritten(each, texts)));
      }
      const isRead = key.every((name) => values[name] !== undefined || !required.has(name));
      const about = isRead
        ? { identities: [factIdentity({ type, ...values } as unknown as Fact)], unread: [] }
        : undefined;
      return { kind: 'rejected', problems, ...(about ? { about } : {}) };
    },
  };
}

/** The model speaks of typed values (money in cents); the person who mends the file sees the cell. */
function asWritten(problem: FieldProblem, texts: ReadonlyMap<string, string>): FieldProblem {
  const text = texts.get(problem.field);
  if (text === undefined || text === '') return problem;
  const valueIsNamed = problem.message.startsWith(`${problem.field} is "`);
  return { ...problem, found: text, message: valueIsNamed ? `${problem.field} is "${text}".` : problem.message };
}
