import { describe, expect, it } from '@jest/globals';
import { sourceNameOf } from './source-name.js';

describe('the name of a mapping that is proposed', () => {
  it.each([
    ['Catalogue formations 2026.csv', 'catalogue-formations'],
    ['Catalogue formations 2027-01-31.csv', 'catalogue-formations'],
    ['in/some/folder/Qualifikationsübersicht_04.11.2026.csv', 'qualifikationsubersicht'],
    ['dump.zip/jobboard_dump.csv', 'jobboard-dump'],
    ['jobboard_dump (3).csv', 'jobboard-dump'],
    ['matrix2026.csv', 'matrix'],
    ['Lehrgänge März 2026.csv', 'lehrgange'],
    ['2026-03 cursos v2.csv', 'cursos'],
    ['ratings Q3 2026.csv', 'ratings'],
    ['export_20261104T0930.csv', 'export'],
    ['May.csv', 'may'],
    ['2026.csv', 'file'],
    ['courses.csv', 'courses-file'],
    ['mapping.csv', 'mapping-file'],
  ])('%s → %s', (file, name) => {
    expect(sourceNameOf(file, ['courses', 'esco'])).toBe(name);
  });

  it('is that of the file for a report of its rejected rows', () => {
    expect(sourceNameOf('Kurse 2026-rejected (1).csv', [], true)).toBe('kurse');
    expect(sourceNameOf('applications-rejected.csv', [])).toBe('applications-rejected');
  });

  it('tells files apart whose letters it cannot have, and not their months', () => {
    const [courses, next, jobs] = ['Курсы 2026.csv', 'Курсы 2027.csv', 'Вакансии 2026.csv'].map((file) =>
      sourceNameOf(file, []),
    );
    expect(next).toBe(courses);
    expect(jobs).not.toBe(courses);
    expect([courses, jobs]).toEqual(Array(2).fill(expect.stringMatching(/^file-[0-9a-f]{8}$/)));
  });

  it('is one that a saved mapping can have', () => {
    const name = sourceNameOf(`${'a very long name of a file '.repeat(9)}.csv`, []);
    expect(name).toMatch(/^[a-z][a-z0-9-]{0,39}$/);
    expect(name).not.toMatch(/-$/);
  });
});
