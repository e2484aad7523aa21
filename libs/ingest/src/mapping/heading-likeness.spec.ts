import { describe, expect, it } from '@jest/globals';
import { headingLikeness, headingWords } from './heading-likeness.js';

const alike = (heading: string, spelling: string): number =>
  headingLikeness(headingWords(heading), headingWords(spelling));

describe('how alike a heading is to a spelling', () => {
  it.each([
    ['jobTitle', 'Job_Title', 1],
    ['Código', 'codigo', 1],
    ['Straße', 'strasse', 1],
    ['Fecha de la publicación', 'fecha publicación', 0.97],
    ['Precio (EUR)', 'precio', 0.87],
    ['Vacancy Title', 'title', 0.9],
    ['Vacancy Title', 'vacancy', 0.87],
    ['Descripción del puesto', 'descripción', 0.9],
    ['Descripción del puesto', 'puesto', 0.7],
    ['Teilnahmegebühr', 'Gebühr', 0.9],
    ['Report', 'Ort', 0.4],
    ['Titel', 'Titel der Stelle', 0.85],
    ['', 'title', 0],
    ['!!', 'title', 0],
  ])('%j, %j: %d', (heading, spelling, wanted) => {
    if (wanted === 0.4) expect(alike(heading, spelling)).toBeLessThan(wanted);
    else expect(alike(heading, spelling)).toBe(wanted);
  });
});
