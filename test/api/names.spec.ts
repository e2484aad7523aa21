import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { makeFact } from '#lib/model';
import { Serving } from './serving.js';

let serving: Serving;
let admin: Readonly<Record<string, string>>;
beforeAll(async () => {
  serving = await Serving.start();
  admin = await serving.account(['admin']);
  const waiting = [
    { learner: 'ana', name: 'Sparkling', level: 3, at: '2026-01-01' },
    { learner: 'ana', name: 'Gardening', level: 2 },
  ].map((values) => {
    const made = makeFact('learnerUnmatchedSkill', values);
    if (made.status === 'refused') throw new Error(JSON.stringify(made.problems));
    return { fact: made.fact, file: 0, line: 0 };
  });
  await serving.store.commit({
    import: { id: 'matrix', format: 'matrices', at: '2026-02-01T00:00:00Z', by: 'test' },
    facts: (async function* () {
      yield waiting;
    })(),
    finish: (found) => ({ files: [], counts: { read: 2, facts: 2, rejected: 0, skipped: 0, ...found } }),
  });
});
afterAll(() => serving.stop());

const LIST =
  '{ unmatchedNames(first: 1) { total nodes { name uses { learners } suggestions { id } } pageInfo { hasNextPage endCursor } } }';

describe('names in files', () => {
  it('wait in pages, with what they may mean', async () => {
    const { data } = await serving.ask(LIST, {}, admin);
    expect(data).toMatchObject({
      unmatchedNames: {
        total: 2,
        nodes: [{ name: 'Gardening', uses: { learners: 1 } }],
        pageInfo: { hasNextPage: true },
      },
    });
  });

  it('are decided about, and no longer wait', async () => {
    const skill = (await serving.ask('{ skills { nodes { id name } } }', {}, admin)).data!['skills'] as {
      nodes: { id: string; name: string }[];
    };
    const { id } = skill.nodes[0]!;
    const decide = `mutation { decideName(name: "sparkling", means: "${id}") { __typename ... on NameDecided { means { id } added } } }`;
    expect((await serving.ask(decide, {}, admin)).data).toEqual({
      decideName: { __typename: 'NameDecided', means: { id }, added: 2 },
    });
    expect((await serving.ask('{ unmatchedNames { total } }', {}, admin)).data).toEqual({
      unmatchedNames: { total: 1 },
    });
    const other = skill.nodes[1]!.id;
    const otherwise = `mutation { decideName(name: "Sparkling", means: "${other}") { ... on NameDecided { added former { means { id } takenBack since } } } }`;
    expect((await serving.ask(otherwise, {}, admin)).data).toEqual({
      decideName: { added: 2, former: { means: { id }, takenBack: 1, since: [] } },
    });
    const unknown =
      'mutation { decideName(name: "x", means: "no such skill") { __typename ... on NotFound { code next } ... on Refused { problems { code } } } }';
    expect(JSON.stringify((await serving.ask(unknown, {}, admin)).data)).toContain('unknown-skill');
  });
});

describe('a list of names', () => {
  it('is asked by text, import, use and order', async () => {
    const ask = (args: string) =>
      serving.ask(`{ unmatchedNames(${args}) { total waiting nodes { name } } }`, {}, admin).then(({ data }) => data);
    const one = { unmatchedNames: { total: 1, waiting: 1, nodes: [{ name: 'Gardening' }] } };
    expect(await ask('text: "GARDEN"')).toEqual(one);
    expect(await ask('import: "matrix", usedBy: "learners", sort: "name"')).toEqual(one);
    const none = { unmatchedNames: { total: 0, waiting: 1, nodes: [] } };
    expect(await ask('import: "first"')).toEqual(none);
    expect(await ask('usedBy: "postings"')).toEqual(none);
  });

  it('is not asked of an import that is not there, nor in an order that is none', async () => {
    for (const args of ['import: "nothing"', 'usedBy: "bees"', 'sort: "random"']) {
      const { errors } = await serving.ask(`{ unmatchedNames(${args}) { total } }`, {}, admin);
      expect(errors[0]?.extensions['code']).toBe('BAD_USER_INPUT');
    }
  });

  it('comes from imports', async () => {
    const { data } = await serving.ask('{ nameSources { nodes { importId files names } } }', {}, admin);
    expect(data).toEqual({ nameSources: { nodes: [{ importId: 'matrix', files: [], names: 1 }] } });
  });

  it('is decided about at once, all or none', async () => {
    const decide = (decisions: string) =>
      serving.ask(
        `mutation { decideNames(decisions: [${decisions}]) { __typename ... on NamesDecided { decided { importId name means { id } made added } } ... on Problem { code } } }`,
        {},
        admin,
      );
    expect((await decide('{ name: "gardening" }, { name: "x", means: "no such skill" }')).data).toEqual({
      decideNames: { __typename: 'NotFound', code: 'unknown-skill' },
    });
    expect((await serving.ask('{ unmatchedNames { total } }', {}, admin)).data).toEqual({
      unmatchedNames: { total: 1 },
    });
    const { data } = await decide('{ name: "gardening" }');
    const { decided } = data!['decideNames'] as { decided: { importId: string }[] };
    expect(decided).toEqual([{ importId: expect.any(String), name: 'gardening', means: null, made: false, added: 1 }]);
    await serving.ask(`mutation { undoImport(id: "${decided[0]!.importId}") { __typename } }`, {}, admin);
    const many = Array.from({ length: 101 }, (_, i) => `{ name: "n${i}" }`).join(' ');
    expect((await decide(many)).errors[0]?.extensions['code']).toBe('BAD_USER_INPUT');
  });

  it('becomes shorter by a skill of its own', async () => {
    const make = (called: string) =>
      serving.ask(
        `mutation { makeSkill(name: "Gardening", called: "${called}", kind: "hard") { __typename ... on NameDecided { importId means { id name } made added } ... on Problem { code } } }`,
        {},
        admin,
      );
    expect((await make('PV sizing')).data).toEqual({ makeSkill: { __typename: 'Refused', code: 'skill-exists' } });
    const made = (await make('Garden work')).data!['makeSkill'] as { importId: string };
    expect(made).toMatchObject({ means: { id: 'own:garden_work', name: 'Garden work' }, made: true, added: 3 });
    const skill = '{ skill(id: "own:garden_work") { __typename ... on Skill { kind framework } } }';
    expect((await serving.ask(skill)).data).toEqual({
      skill: { __typename: 'Skill', kind: 'hard', framework: 'Own skills' },
    });
    const decisions = '{ nameDecisions(first: 1) { nodes { name made means { id } } } }';
    expect((await serving.ask(decisions, {}, admin)).data).toEqual({
      nameDecisions: { nodes: [{ name: 'Gardening', made: true, means: { id: 'own:garden_work' } }] },
    });
    await serving.ask(`mutation { undoImport(id: "${made.importId}") { __typename } }`, {}, admin);
    expect((await serving.ask(skill)).data).toEqual({ skill: { __typename: 'NotFound' } });
  });
});

describe('two skills', () => {
  const MERGE =
    'mutation M($skill: ID!, $into: ID!, $as: String! = "same") { mergeSkills(skill: $skill, into: $into, as: $as) { __typename ... on SkillsMerged { status importId skill { id } into { name } as } ... on Problem { code } } }';
  const DECISIONS = '{ nameDecisions(first: 1) { nodes { importId by as skill { name } means { id } } } }';
  const merge = async (skill: string, into: string, as?: string) =>
    (await serving.ask(MERGE, { skill, into, as }, admin)).data!['mergeSkills'] as { importId: string };

  it('are said to be the same, listed as decided, and undone', async () => {
    const merged = await merge('PV sizing', 'safety', 'becomes');
    const { importId } = merged;
    expect(merged).toMatchObject({ status: 'ok', skill: { id: 'sizing' }, into: { name: 'Electrical safety' } });
    expect((await serving.ask(DECISIONS, {}, admin)).data).toEqual({
      nameDecisions: {
        nodes: [{ importId, by: 'admin', as: 'becomes', skill: { name: 'PV sizing' }, means: { id: 'safety' } }],
      },
    });
    await serving.ask(`mutation { undoImport(id: "${importId}") { __typename } }`, {}, admin);
    const { data } = await serving.ask(DECISIONS, {}, admin);
    expect(JSON.stringify(data)).not.toContain(importId);
  });

  it('merged otherwise than before tell what had been decided', async () => {
    const former = async (into: string) => {
      const query = `mutation { mergeSkills(skill: "sizing", into: "${into}", as: "becomes") { ... on SkillsMerged { importId former { means { id } takenBack } } } }`;
      return (await serving.ask(query, {}, admin)).data!['mergeSkills'] as { importId: string; former: object | null };
    };
    const skills = (await serving.ask('{ skills { nodes { id } } }', {}, admin)).data!['skills'] as {
      nodes: { id: string }[];
    };
    const third = skills.nodes.find(({ id }) => id !== 'sizing' && id !== 'safety')!.id;
    expect((await former('safety')).former).toBeNull();
    const changed = await former(third);
    expect(changed.former).toEqual({ means: { id: 'safety' }, takenBack: 0 });
    await serving.ask(`mutation { undoImport(id: "${changed.importId}") { __typename } }`, {}, admin);
  });

  it.each([
    ['nix', 'safety', 'same', { __typename: 'NotFound', code: 'unknown-skill' }],
    ['safety', 'safety', 'same', { __typename: 'Refused', code: 'same-skill' }],
  ])('%s and %s as %s are refused', async (skill, into, as, problem) => {
    expect(await merge(skill, into, as)).toEqual(problem);
  });

  it('of which nobody has said anything wait in pages', async () => {
    const { data, errors } = await serving.ask('{ alikeSkills(first: 5) { total nodes { because } } }', {}, admin);
    expect([errors, data]).toEqual([[], { alikeSkills: { total: 0, nodes: [] } }]);
  });
});

describe('skills in a text', () => {
  const ASK =
    'query T($text: String!) { skillsInText(text: $text) { places { start end text skill { id } candidates { id } excluded } skills { skill { name } times } } }';
  it('are told with their places to everybody', async () => {
    const text = 'You do PV sizing. No talking to customers. We offer lessons in electrical safety.';
    const { data } = await serving.ask(ASK, { text });
    expect(data).toEqual({
      skillsInText: {
        places: [
          {
            start: 7,
            end: 16,
            text: 'PV sizing',
            skill: { id: 'sizing' },
            candidates: [{ id: 'sizing' }],
            excluded: null,
          },
          expect.objectContaining({ text: 'talking to customers', excluded: 'negated' }),
          expect.objectContaining({ text: 'electrical safety', excluded: 'benefit' }),
        ],
        skills: [{ skill: { name: 'PV sizing' }, times: 1 }],
      },
    });
  });

  it('are not looked for in a text without end', async () => {
    const { errors } = await serving.ask(ASK, { text: 'a'.repeat(50_001) });
    expect(errors[0]?.extensions['code']).toBe('BAD_USER_INPUT');
  });
});
