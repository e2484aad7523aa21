import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { SCHEMA, SHARED_IDS } from '#lib/model';
import { facts, files, folder, ids, rows, text, typesInSample } from './sample-facts.js';

describe('the files of the sample', () => {
  it('are the files of the format, each with the headings of the schema in their order', () => {
    expect(files).toHaveLength(21);
    expect([...files].sort()).toEqual(typesInSample.map((type) => SCHEMA[type].file).sort());
    for (const type of typesInSample) {
      const heading = text(SCHEMA[type].file).split('\n', 1)[0];
      expect(`${type}: ${heading}`).toBe(`${type}: ${SCHEMA[type].fields.map((field) => field.name).join(',')}`);
    }
  });

  it.each(files)('%s is UTF-8 without a mark, ends its lines with LF and has no blank line', (file) => {
    const bytes = readFileSync(new URL(file, folder));
    const whole = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    expect(whole.startsWith('\uFEFF')).toBe(false);
    expect(whole.includes('\r')).toBe(false);
    expect(whole.endsWith('\n')).toBe(true);
    expect(whole).not.toContain('\n\n');
  });

  it.each(typesInSample)('each row of %s makes a fact of its own', (type) => {
    const keys = facts(type).map((fact) => {
      const values = fact as unknown as Record<string, unknown>;
      return JSON.stringify(SCHEMA[type].key.map((name) => values[name] ?? null));
    });
    expect(keys.length).toBeGreaterThan(0);
    expect(keys.filter((key, place) => keys.indexOf(key) !== place)).toEqual([]);
  });

  it.each(typesInSample)('every reference of %s is to something that exists', (type) => {
    const dangling: string[] = [];
    for (const field of SCHEMA[type].fields.filter(({ refs }) => refs)) {
      const known = new Set(field.refs!.flatMap(ids));
      for (const row of rows(type)) {
        const named = row[field.name] === '' ? [] : row[field.name]!.split('|');
        dangling.push(...named.filter((id) => !known.has(id)));
      }
    }
    expect(dangling).toEqual([]);
  });

  it('no id names two things where a reference may mean either', () => {
    for (const types of SHARED_IDS) {
      const all = types.flatMap(ids);
      expect(all.length).toBe(new Set(all).size);
    }
  });
});

describe('the region of the sample', () => {
  const skills = facts('skill');
  const credentials = new Map(facts('credential').map((credential) => [credential.id, credential]));
  const stacks = facts('stack');
  const members = (stack: string) => facts('stackMember').filter((member) => member.stack === stack);
  const bestLevel = new Map<string, number>();
  for (const { credential, skill, level } of facts('credentialSkill')) {
    if (credentials.get(credential)!.status !== 'published') continue;
    bestLevel.set(skill, Math.max(level, bestLevel.get(skill) ?? 0));
  }

  it('has the numbers it was ordered with', () => {
    expect(skills.length).toBeGreaterThanOrEqual(175);
    expect(skills.length).toBeLessThanOrEqual(190);
    const soft = skills.filter(({ kind }) => kind === 'soft').length / skills.length;
    expect(soft).toBeGreaterThan(0.3);
    expect(soft).toBeLessThan(0.36);
    expect(new Set(skills.map(({ kind }) => kind))).toEqual(new Set(['hard', 'soft', 'knowledge', 'language', 'tool']));
    expect(facts('role')).toHaveLength(14);
    expect(credentials.size).toBe(130);
    expect(stacks).toHaveLength(14);
    expect(facts('learner')).toHaveLength(40);
    expect(facts('organization')).toHaveLength(1);
    expect(facts('team')).toHaveLength(4);
    expect(new Set(facts('position').map(({ team }) => team)).size).toBe(4);
    expect(new Set(facts('posting').map(({ postedOn }) => postedOn.slice(0, 7))).size).toBe(24);
  });

  it('has 16 issuers, accredited and not, each with credentials; the trust of some is unknown', () => {
    const issuers = facts('issuer');
    expect(issuers).toHaveLength(16);
    expect(new Set(issuers.map(({ accredited }) => accredited))).toEqual(new Set([true, false]));
    expect(issuers.some(({ trust }) => trust === undefined)).toBe(true);
    expect(new Set([...credentials.values()].map(({ issuer }) => issuer)).size).toBe(16);
  });

  it('has roles of 10 to 18 skills, most of them reachable, and a few levels nobody certifies', () => {
    let missing = 0;
    for (const { id } of facts('role')) {
      const needs = facts('roleSkill').filter(({ role }) => role === id);
      expect(needs.length).toBeGreaterThanOrEqual(10);
      expect(needs.length).toBeLessThanOrEqual(18);
      const open = needs.map(({ skill, level }) => Math.max(0, level - (bestLevel.get(skill) ?? 0)));
      const levels = open.reduce((sum, count) => sum + count, 0);
      expect(levels).toBeLessThanOrEqual(3);
      missing += levels;
    }
    expect(missing).toBeGreaterThan(0);
  });

  it('has stacks of every kind, each of which can be completed by what is published', () => {
    const kinds = new Set<string>();
    for (const stack of stacks) {
      const own = members(stack.id);
      const groups = new Set(own.flatMap(({ group }) => group ?? []));
      if (stack.atLeast !== undefined) expect(stack.atLeast).toBeLessThan(own.length);
      if (stack.minCredits !== undefined) {
        expect(own.reduce((sum, member) => sum + (member.credits ?? 0), 0)).toBeGreaterThan(stack.minCredits);
      }
      kinds.add(stack.atLeast ? 'some of' : stack.minCredits ? 'credits' : groups.size > 0 ? 'groups' : 'all of');
      if (own.some((member) => stacks.some(({ awards }) => awards === member.credential))) kinds.add('nested');
      if (stack.bundlePrice === undefined) kinds.add('no bundle price');
      if (stack.awards === undefined) kinds.add('no award');
      else expect(credentials.get(stack.awards)!.status).toBe('published');
    }
    expect(kinds).toEqual(new Set(['all of', 'some of', 'groups', 'credits', 'nested', 'no bundle price', 'no award']));
    expect(facts('articulation').some(({ from }) => stacks.some(({ id }) => id === from))).toBe(true);
  });

  it('has the badges everybody is told about', () => {
    const technician = stacks.find(({ awards }) => awards === 'cr-renewable-technician')!;
    expect(members(technician.id).map(({ credential }) => credential)).toEqual([
      'cr-pv-design',
      'cr-storage-management',
      'cr-smart-grid',
    ]);
    expect(credentials.get('cr-renewable-technician')!.kind).toBe('certificate');
    expect(credentials.get('cr-data-storytelling')!.name).toBe('Data Storytelling Badge');
    const senior = facts('roleCredential').filter(({ role }) => role === 'ro-senior-developer');
    expect(senior).toEqual([{ type: 'roleCredential', role: 'ro-senior-developer', credential: 'cr-secure-coding' }]);
  });

  it('has no ring of prerequisites between credentials', () => {
    const needs = new Map<string, string[]>();
    for (const { credential, needs: needed } of facts('prerequisite')) {
      if (credentials.has(needed)) needs.set(credential, [...(needs.get(credential) ?? []), needed]);
    }
    expect(needs.size).toBeGreaterThan(0);
    const visit = (id: string, above: readonly string[]): void => {
      expect(above).not.toContain(id);
      for (const next of needs.get(id) ?? []) visit(next, [...above, id]);
    };
    for (const id of needs.keys()) visit(id, []);
  });

  it('has a rate for every currency its credentials are sold in', () => {
    const sold = new Set([...credentials.values()].map(({ currency }) => currency));
    const rated = facts('rate').flatMap(({ from, to }) => (to === 'EUR' ? [from] : []));
    expect(sold.size).toBe(2);
    expect([...sold].filter((currency) => currency !== 'EUR' && !rated.includes(currency))).toEqual([]);
  });

  it('has postings that name skills in every way, also by names that fit two or none', () => {
    const owners = new Map<string, Set<string>>();
    for (const { id, altNames = [] } of skills) {
      for (const alt of altNames) owners.set(alt, (owners.get(alt) ?? new Set()).add(id));
    }
    const seen = new Set<string>();
    const demanded = new Set<string>();
    for (const { skills: asked = ['(none)'] } of facts('posting')) {
      for (const word of asked) {
        const own = skills.find(({ id, name }) => id === word || name === word);
        const alt = owners.get(word);
        seen.add(
          word === '(none)' ? 'empty' : own ? (own.id === word ? 'id' : 'name') : `alternative of ${alt?.size ?? 0}`,
        );
        if (own) demanded.add(own.id);
      }
    }
    expect(seen).toEqual(new Set(['empty', 'id', 'name', 'alternative of 0', 'alternative of 1', 'alternative of 2']));
    expect([...demanded].filter((skill) => !bestLevel.has(skill))).toEqual(
      expect.arrayContaining(['sk-hydrogen-safety', 'sk-ot-security', 'sk-cold-chain', 'sk-double-materiality']),
    );
  });
});
