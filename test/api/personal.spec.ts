import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  getNamedType,
  isInterfaceType,
  isObjectType,
  isUnionType,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
} from 'graphql';
import { declaredSchema } from '../../apps/api/src/schema.js';
import { Serving } from './serving.js';

/** How each root field that answers personal data is asked for Ana's. A field that is not here fails the first test. */
const QUESTIONS: Readonly<Record<string, string>> = {
  learner: '{ learner(id: "ana") { __typename ... on Learner { name email } } }',
  learners: '{ learners { nodes { id name } } }',
  gap: '{ gap(learner: "ana", role: "tech") { __typename ... on Gap { readiness } } }',
  pathway: '{ pathway(learner: "ana", role: "tech") { __typename ... on Pathway { status } } }',
  capabilityMap: '{ capabilityMap(organization: "acme") { __typename ... on CapabilityMap { status } } }',
  saveProfile: 'mutation { saveProfile(input: { learner: "ana", region: "X" }) { __typename } }',
};
/** Answered over WebSocket: `subscriptions.spec.ts` refuses them there. */
const LIVE = ['pathwayProgress'];
/** Not about a person, but not for everybody either. */
const GUARDED: Readonly<Record<string, string>> = {
  imports: '{ imports { nodes { id } } }',
  organizations: '{ organizations { id } }',
  tokens: '{ tokens { id } }',
  importProfiles: '{ importProfiles { nodes { name } } }',
  saveImportProfile: 'mutation { saveImportProfile(name: "mine", title: "Mine", mapping: "{}") { __typename } }',
  removeImportProfile: 'mutation { removeImportProfile(name: "mine") { __typename } }',
  unmatchedNames: '{ unmatchedNames { nodes { name } } }',
  decideName: 'mutation { decideName(name: "x") { __typename } }',
  nameSources: '{ nameSources { nodes { importId } } }',
  decideNames: 'mutation { decideNames(decisions: [{ name: "x" }]) { __typename } }',
  makeSkill: 'mutation { makeSkill(name: "x") { __typename } }',
  alikeSkills: '{ alikeSkills { nodes { because } } }',
  nameDecisions: '{ nameDecisions { nodes { as } } }',
  mergeSkills: 'mutation { mergeSkills(skill: "sizing", into: "safety") { __typename } }',
  undoImport: 'mutation { undoImport(id: "first") { __typename } }',
  createToken: 'mutation { createToken(input: { name: "x", grants: ["admin"] }) { __typename } }',
  revokeToken: 'mutation { revokeToken(id: "x") { __typename } }',
};

let schema: GraphQLSchema;
let serving: Serving;
beforeAll(async () => {
  schema = await declaredSchema();
  serving = await Serving.start();
});
afterAll(() => serving.stop());

describe('personal data', () => {
  it('is reached only through root fields with a rule, or through fields that say why it is safe', () => {
    const open = roots(schema).filter((field) => field.extensions['access'] === 'everyone');
    const leaks = open.filter((field) => reachesPersonal(schema, getNamedType(field.type)));
    expect(leaks.map((field) => field.name)).toEqual([]);
  });

  it('has every root field that answers it in the list above', () => {
    const personal = roots(schema).filter((field) => reachesPersonal(schema, getNamedType(field.type)));
    expect(personal.map((field) => field.name).sort()).toEqual([...Object.keys(QUESTIONS), ...LIVE].sort());
  });

  it('has every root field under a rule', () => {
    const without = roots(schema).filter((field) => field.extensions['access'] === undefined);
    expect(without.map((field) => field.name)).toEqual([]);
    const closed = roots(schema).filter((field) => field.extensions['access'] !== 'everyone');
    const listed = [...Object.keys(QUESTIONS), ...Object.keys(GUARDED), ...LIVE, 'importProgress'];
    expect(closed.map((field) => field.name).sort()).toEqual(listed.sort());
  });

  const all = Object.entries({ ...QUESTIONS, ...GUARDED });
  it.each(all)('%s is refused to nobody in particular', async (_name, query) => {
    const reply = await serving.ask(query);
    expect(reply.errors[0]?.extensions['code']).toBe('UNAUTHENTICATED');
    expect(reply.data).toBeNull();
    expect(reply.text).not.toMatch(/Ana|ana@|acme|0\.5/);
  });

  it.each(all)('%s is refused to a stranger', async (_name, query) => {
    for (const stranger of [
      await serving.account(['learner'], { learner: 'bo' }),
      await serving.account(['employer'], { organization: 'other' }),
      await serving.account(['institution'], { issuer: 'school' }),
      await serving.account([], { learner: 'ana' }),
    ]) {
      const reply = await serving.ask(query, {}, stranger);
      if (_name === 'organizations' && reply.data) expect(reply.data['organizations']).toEqual([{ id: 'other' }]);
      else expect(reply.errors[0]?.extensions['code']).toBe('FORBIDDEN');
      expect(reply.text).not.toMatch(/Ana|ana@|acme/);
    }
  });

  it('answers the learner and an admin', async () => {
    for (const known of [await serving.account(['learner'], { learner: 'ana' }), await serving.account(['admin'])]) {
      const reply = await serving.ask(QUESTIONS['learner']!, {}, known);
      expect(reply.data).toEqual({ learner: { __typename: 'Learner', name: 'Ana', email: 'ana@example.org' } });
    }
  });

  it('says the same of a learner who is not there', async () => {
    const bo = await serving.account(['learner'], { learner: 'bo' });
    const ask = (id: string): Promise<unknown> =>
      serving.ask(`{ learner(id: "${id}") { __typename } }`, {}, bo).then(({ text }) => text);
    expect(await ask('nobody-at-all')).toBe(await ask('ana'));
  });

  it('shows an employer only what people share', async () => {
    const query =
      '{ capabilityMap(organization: "acme") { ... on CapabilityMap { teams { people sharing skills { skill { id } needed atLevel below } } } } }';
    const boss = await serving.account(['employer'], { organization: 'acme' });
    const seen = await serving.ask(query, {}, boss);
    // Ana shares skills but not credentials: her badge for safety does not count. Bo shares nothing and counts as a head only.
    expect(seen.data).toEqual({
      capabilityMap: {
        teams: [
          {
            people: 2,
            sharing: 1,
            skills: expect.arrayContaining([
              { skill: { id: 'safety' }, needed: 1, atLevel: 0, below: 0 },
              { skill: { id: 'sizing' }, needed: 1, atLevel: 0, below: 1 },
            ]) as unknown,
          },
        ],
      },
    });
    const all = await serving.ask(query, {}, await serving.account(['admin']));
    expect(JSON.stringify(all.data)).toContain('"sharing":2');
    expect(JSON.stringify(all.data)).toContain('{"skill":{"id":"safety"},"needed":2,"atLevel":1,"below":0}');
  });

  it('keeps what is not published from all but its issuer and admins', async () => {
    const query =
      '{ credential(id: "secret") { __typename } credentials { nodes { id } } skill(id: "sizing") { ... on Skill { certifiedBy { nodes { id } } } } }';
    const hidden = {
      credential: { __typename: 'NotFound' },
      credentials: { nodes: [{ id: 'pv' }, { id: 'cert' }, { id: 'volt' }] },
    };
    const rest = { skill: { certifiedBy: { nodes: [{ id: 'pv' }] } } };
    expect((await serving.ask(query)).data).toEqual({ ...hidden, ...rest });
    expect((await serving.ask(query, {}, await serving.account(['institution'], { issuer: 'school' }))).data).toEqual({
      ...hidden,
      ...rest,
    });
    const own = await serving.ask(query, {}, await serving.account(['institution'], { issuer: 'shed' }));
    expect(own.data?.['credential']).toEqual({ __typename: 'Credential' });
  });
});

function roots(of: GraphQLSchema): GraphQLField<unknown, unknown>[] {
  return [of.getQueryType(), of.getMutationType(), of.getSubscriptionType()].flatMap((type) =>
    Object.values(type!.getFields()),
  );
}

function reachesPersonal(of: GraphQLSchema, from: GraphQLNamedType, seen = new Set<string>()): boolean {
  if (seen.has(from.name)) return false;
  seen.add(from.name);
  if (from.extensions['personal'] === true) return true;
  if (isUnionType(from)) return from.getTypes().some((type) => reachesPersonal(of, type, seen));
  if (isInterfaceType(from)) return of.getPossibleTypes(from).some((type) => reachesPersonal(of, type, seen));
  if (!isObjectType(from)) return false;
  return Object.values(from.getFields())
    .filter((field) => field.extensions['personalBecause'] === undefined)
    .some((field) => reachesPersonal(of, getNamedType(field.type), seen));
}
