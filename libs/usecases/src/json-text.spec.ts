import { describe, expect, it } from '@jest/globals';
import { JsonText, writtenWith } from './json-text.js';

const CERTIFICATE = { version: 1, names: ['é "quoted"', '\u0000'], prices: [1, 2.5], none: null };

describe('JSON kept as text', () => {
  const text = JSON.stringify(CERTIFICATE);
  const answer = { data: { pathway: { cost: 12, certificate: new JsonText(text), name: 'a "b"' }, other: null } };

  it('is written as the value it is, however it is written', () => {
    const plain = JSON.stringify({
      data: { pathway: { cost: 12, certificate: CERTIFICATE, name: 'a "b"' }, other: null },
    });
    expect(JSON.stringify(answer)).toBe(plain);
    expect(writtenWith(answer)).toBe(plain);
  });

  it('is taken over without being read', () => {
    expect(writtenWith([new JsonText('{"b":  1}'), 2, new JsonText('[]')])).toBe('[{"b":  1},2,[]]');
  });

  it('is told apart from a name that looks like its place', () => {
    const name = '\u0000json text\u0000';
    const both = { name, certificate: new JsonText(text) };
    expect(JSON.parse(writtenWith(both))).toEqual({ name, certificate: CERTIFICATE });
    expect(writtenWith({ name })).toBe(JSON.stringify({ name }));
  });
});
