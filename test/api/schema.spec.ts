import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from '@jest/globals';
import {
  getNamedType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isUnionType,
  type GraphQLSchema,
} from 'graphql';
import { ROOT } from '../../apps/api/src/health/version.js';
import { declaredSchema, schemaText } from '../../apps/api/src/schema.js';

const SET_BY_OTHERS = /^__|^(String|Int|Float|Boolean|ID)$/;
let schema: GraphQLSchema;
beforeAll(async () => {
  schema = await declaredSchema();
});

describe('the schema', () => {
  it('is the one that is committed: run node dist/apps/api/src/print-schema.js and read the difference', async () => {
    expect(readFileSync(`${ROOT}/apps/api/schema.graphql`, 'utf8')).toBe(await schemaText());
  });

  it('gives every argument a description with its default, or says that it is required', () => {
    const silent: string[] = [];
    for (const { place, description } of argumentsOf(schema)) {
      if (!/Default: |Required\./.test(description ?? '')) silent.push(place);
    }
    expect(silent).toEqual([]);
  });

  it('gives every number, text, id and list among the arguments a bound in its description', () => {
    const unbounded = argumentsOf(schema)
      .filter(({ type }) => ['Int', 'Float', 'String', 'ID'].includes(type))
      .filter(({ description }) => !/Bound: |One of: /.test(description ?? ''))
      .map(({ place }) => place);
    expect(unbounded).toEqual([]);
  });

  it('answers every list that can grow without end as a connection', () => {
    const roots = schema.getQueryType()!.getFields();
    const plain = Object.values(roots).filter((field) => String(field.type).startsWith('['));
    expect(plain.map((field) => field.name).sort()).toEqual(['organizations', 'tokens']);
  });

  it('gives every member of an error union code, message and next', () => {
    const problem = schema.getType('Problem');
    if (!isInterfaceType(problem)) throw new Error('Problem is no interface');
    expect(Object.keys(problem.getFields())).toEqual(expect.arrayContaining(['code', 'message', 'next']));
    for (const name of ['NotFound', 'Refused', 'FoundProblem']) {
      const type = schema.getType(name);
      expect(isObjectType(type) && type.getInterfaces()).toEqual([problem]);
    }
    const unions = Object.values(schema.getTypeMap()).filter(isUnionType);
    for (const union of unions.filter(({ name }) => name.endsWith('Result'))) {
      const problems = union.getTypes().filter((type) => type.getInterfaces().includes(problem));
      expect([union.name, problems.length]).not.toEqual([union.name, 0]);
    }
  });

  it('uses money only as amount and currency', () => {
    const money = schema.getType('Money');
    expect(isObjectType(money) && Object.keys(money.getFields())).toEqual(['amount', 'currency']);
  });
});

function argumentsOf(of: GraphQLSchema): { place: string; type: string; description: string | null | undefined }[] {
  return Object.values(of.getTypeMap())
    .filter((type) => !SET_BY_OTHERS.test(type.name))
    .flatMap((type) => {
      if (isInputObjectType(type)) return Object.values(type.getFields()).map((field) => told(type.name, field));
      if (!isObjectType(type)) return [];
      return Object.values(type.getFields()).flatMap((field) =>
        field.args.map((argument) => told(`${type.name}.${field.name}`, argument)),
      );
    });
}

function told(
  owner: string,
  one: { name: string; type: Parameters<typeof getNamedType>[0]; description?: string | null },
): { place: string; type: string; description: string | null | undefined } {
  return { place: `${owner}.${one.name}`, type: getNamedType(one.type)!.name, description: one.description };
}
