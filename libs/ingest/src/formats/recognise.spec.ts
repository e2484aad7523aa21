import { describe, expect, it } from '@jest/globals';
import { FACT_TYPES, SCHEMA } from '#lib/model';
import { allFormats } from './all-formats.js';
import { formatsNamed, recognise } from './recognise.js';

const FORMATS = await allFormats();

const formatOf = (headings: readonly string[], file: string): string => {
  const found = recognise(headings, file, 1, FORMATS);
  return found.status === 'ok' ? found.format.name : found.problem.code;
};

describe('recognising a file', () => {
  it.each(FACT_TYPES)('knows the file of %s by its name with the required columns alone, in any order', (type) => {
    const { file, fields } = SCHEMA[type];
    const required = fields.filter((field) => field.required).map((field) => field.name);
    const wanted = `stackway/${file.replace('.csv', '')}`;
    expect(formatOf(required.toReversed(), file)).toBe(wanted);
    expect(
      formatOf(
        required.map((name) => name.toUpperCase()),
        `data/${file.toUpperCase()}`,
      ),
    ).toBe(wanted);
  });

  it.each(FACT_TYPES.filter((type) => !['organization', 'roleGroup', 'skillGroup'].includes(type)))(
    'knows the file of %s by all its columns, whatever it is called',
    (type) => {
      const headings = SCHEMA[type].fields.map((field) => field.name);
      expect(formatOf(headings, 'export (3).csv')).toBe(`stackway/${SCHEMA[type].file.replace('.csv', '')}`);
    },
  );

  it.each(FORMATS.filter(({ generic }) => !generic))('knows $name by its required headings, or asks', (format) => {
    const name = `${format.fileNames[0] ?? 'x'}.csv`;
    const headings = [...format.required, ...format.optional].map((heading) => {
      const other = format.columns?.[heading];
      return other && 'like' in other ? other.example : heading;
    });
    expect(formatOf(headings, name)).toBe(format.name);
  });

  it.each([
    [
      'postings/postings',
      'jobs 2024.csv',
      ['Job Title', 'Company Name', 'Location', 'Date Posted', 'Salary Estimate', 'Key Skills'],
    ],
    ['postings/postings', 'export.csv', ['job_id', 'title', 'company', 'location', 'posted_date', 'description']],
    ['postings/posting-skills', 'x.csv', ['job_id', 'skill_name', 'importance']],
    [
      'courses/courses',
      'catalog.csv',
      ['Course Name', 'University', 'Difficulty Level', 'Skills Covered', 'Price', 'Duration'],
    ],
    ['postings/postings', 'x.csv', ['id', 'title', 'posted_on', 'salary']],
    ['courses/courses', 'x.csv', ['id', 'name', 'issuer', 'price', 'currency', 'duration', 'skills']],
    ['stackway/postings', 'x.csv', ['id', 'title', 'postedOn', 'skills', 'url']],
    ['stackway/roles', 'roles.csv', ['id', 'title', 'posted_on', 'salary']],
    ['matrices/ratings', 'hr.csv', ['employee_id', 'skill_id', 'proficiency', 'source']],
    ['matrices/matrix', 'matrix.csv', ['Employee ID', 'Name', 'Python', 'SQL', 'Welding']],
  ])('knows %s in %s by spellings of its headings', (format, file, headings) => {
    expect(formatOf(headings, file)).toBe(format);
  });

  it('says what is missing in the file that was meant', () => {
    expect(recognise(['id', 'name', 'kind'], 'roles.csv', 3, FORMATS)).toMatchObject({
      status: 'refused',
      problem: { code: 'missing-column', where: { file: 'roles.csv', line: 3, column: 'title' } },
    });
  });

  it('names the nearest format to headings that nobody knows', () => {
    const found = recognise(['skill', 'grade', 'comment'], 'x.csv', 1, FORMATS);
    expect(found).toMatchObject({ status: 'refused', problem: { code: expect.any(String) } });
    if (found.status === 'refused') expect(found.problem.message).toMatch(/stackway\//);
  });

  it('finds formats by family, name or table', () => {
    const names = (name: string): string[] => formatsNamed(name, FORMATS).map((format) => format.name);
    expect(names('ESCO')).toContain('esco/skills');
    expect(names('stackway/skills')).toEqual(['stackway/skills']);
    expect(names('role_skills.csv')).toEqual(['stackway/role_skills']);
    expect(names('excel')).toEqual([]);
  });
});
