import { describe, expect, it } from '@jest/globals';
import { readLanguages } from './language.js';

describe('languages', () => {
  it.each<[string, string[]]>([
    ['English', ['en']],
    ['DEUTSCH', ['de']],
    ['Englisch', ['en']],
    ['Türkisch', ['tr']],
    ['Tu\u0308rkisch', ['tr']],
    ['anglais', ['en']],
    ['español', ['es']],
    ['inglés', ['en']],
    ['Українська', ['uk']],
    ['中文', ['zh']],
    ['Deutsch, Englisch', ['de', 'en']],
    ['English; Spanish', ['en', 'es']],
    ['français et anglais', ['fr', 'en']],
    ['español y inglés', ['es', 'en']],
    ['Deutsch/Englisch, Deutsch', ['de', 'en']],
    ["['English', 'French']", ['en', 'fr']],
    ['English (US)', ['en']],
    ['Brazilian Portuguese', ['pt-BR']],
    ['en', ['en']],
    ['ger', ['de']],
    ['pt_br', ['pt-BR']],
    ['EN-us | zh-hans', ['en-US', 'zh-Hans']],
  ])('%j', (cell, tags) => expect(readLanguages(cell)).toEqual({ value: tags }));

  it.each(['', 'n/a'])('%j is missing', (cell) => expect(readLanguages(cell)).toMatchObject({ missing: true }));

  it.each([
    ['Klingon', 'Klingon'],
    ['Deutsch, Klingonisch', 'Klingonisch'],
    ['pdf', 'pdf'],
    ['multi', 'multi'],
    ['2', '2'],
    ['en-', 'en-'],
  ])('of %j says that %j is unknown', (cell, found) =>
    expect(readLanguages(cell)).toMatchObject({ problem: { code: 'unknown-word', found } }),
  );
});
