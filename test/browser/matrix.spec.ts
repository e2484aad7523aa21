// A matrix of people and skills in signs of the house, explained on the page, with the keyboard alone where that matters.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { file, give, means, rows, undo, wouldChange, write } from './importing.js';
import { openWorkshop, overflow, settled, violations, type Workshop } from './visit.js';

const MINUTE = 60_000;
let workshop: Workshop;
beforeAll(async () => {
  workshop = await openWorkshop();
}, MINUTE);
afterAll(() => workshop.close());

const SIGNS = `Pers.-Nr.;Mitarbeiter/in;Abteilung;Python;SQL;Schweißen;Bemerkung
4700;Müller, Jörg;Fertigung;o;+;x;
4701;Weiß, Anna;IT;+;++;;ab 1.1.
4702;Groß, Udo;IT;++;;-;
`;
const COURSES = `Kursnr.;Kurstitel;Anbieter;Umfang;Gebühr (€);Was man mitnimmt;Bemerkung;Ort
K-1;Excel;VHS Nord;24 Stunden;149,00;Excel;;im alten Turm
;SQL;VHS Nord;nach Absprache;sehr wenig;SQL;;
K-3;;VHS Nord;vielleicht;fast nichts;Löten;;
`;

const focused = (page: Page): Promise<string> =>
  page.evaluate<string>('document.activeElement.id || document.activeElement.tagName');
const line = (page: Page, heading: string) =>
  page
    .getByRole('row')
    .filter({ has: means(page, heading) })
    .locator('.why');

async function explain(page: Page, text: string, target: string): Promise<void> {
  await settled(page);
  await give(page, file('liste.csv', text));
  await page.getByLabel('What is this file?').selectOption(target);
}

const CHART = `Kompetenz;Bereich;Anna Schmidt;Ben Yılmaz;Cem K.
Python;IT;3;;5
SQL;IT;2;4;1
Schweißen;Bau;;5;2
`;

describe('a chart of skills with its people across the top', () => {
  it(
    'is known for what it is, and each column is a person where nobody says otherwise',
    async () => {
      const { page, close } = await workshop.visit('/data/imports');
      await settled(page);
      await give(page, file('tafel.csv', CHART));
      await means(page, 'Anna Schmidt').waitFor();
      expect(await page.getByLabel('What is this file?').inputValue()).toBe('matrices/people-across');
      expect(await means(page, 'Kompetenz').inputValue()).toBe('skill');
      expect(await means(page, 'Bereich').inputValue()).toBe('');
      expect(await line(page, 'Anna Schmidt').innerText()).toMatch(/^A person/);
      expect(await means(page, 'Ben Yılmaz').locator('option:checked').innerText()).toBe('a person, cells are levels');
      await rows(page, 3, 0);
      for (const person of ['Anna Schmidt', 'Ben Yılmaz', 'Cem K.']) await means(page, person).selectOption('');
      await page.getByText('No column is a person yet').waitFor();
      for (const person of ['Anna Schmidt', 'Ben Yılmaz']) await means(page, person).selectOption('*');
      await rows(page, 3, 0);
      expect(await violations(page)).toEqual([]);
      await page.getByRole('button', { name: 'See what these files would change' }).click();
      await wouldChange(page).waitFor();
      await write(page);
      const query = '{ imports(first: 1) { nodes { counts { facts rejected } } } }';
      expect(await workshop.ask(query)).toEqual({ imports: { nodes: [{ counts: { facts: 3, rejected: 0 } }] } });
      await undo(page);
      await close();
    },
    MINUTE,
  );
});

describe('a matrix in signs', () => {
  it(
    'is read by what the signs stand for, without the columns that are no skills',
    async () => {
      const { page, close } = await workshop.visit('/data/imports');
      await explain(page, SIGNS, 'matrices/matrix');
      await means(page, 'Pers.-Nr.').selectOption('person');
      await means(page, 'Mitarbeiter/in').selectOption('name');
      expect(await means(page, 'Abteilung').inputValue()).toBe('');
      expect(await means(page, 'Python').inputValue()).toBe('*');
      expect(await line(page, 'Python').innerText()).toMatch(/^A skill/);
      // Nothing says a level yet.
      expect(await page.locator('#missing-title').innerText()).toMatch(/1 thing is still missing/);
      const ready = page.getByRole('button', { name: 'See what these files would change' });
      expect(await ready.isDisabled()).toBe(true);
      expect(await ready.getAttribute('aria-describedby')).toBe('not-ready');
      for (const [mark, level] of Object.entries({ o: '1', '+': '3', '++': '5', x: '2' }))
        await page.getByLabel(`What ${mark} stands for`, { exact: true }).selectOption(level);
      await page.getByRole('heading', { name: 'Everything that is needed is there.' }).waitFor();
      await rows(page, 3, 0);
      expect(await violations(page)).toEqual([]);
      await page.setViewportSize({ width: 360, height: 700 });
      expect(await overflow(page)).toBe(0);
      // A column that is no skill by its cells is one where a person says so, and none again.
      await means(page, 'Abteilung').selectOption('*');
      await rows(page, 0, 3);
      await means(page, 'Abteilung').selectOption('');
      await rows(page, 3, 0);
      for (const skill of ['Python', 'SQL', 'Schweißen']) await means(page, skill).selectOption('');
      await page.getByText('No column is a skill yet').waitFor();
      for (const skill of ['Python', 'SQL', 'Schweißen']) await means(page, skill).selectOption('*');
      await ready.focus();
      await page.keyboard.press('Enter');
      await wouldChange(page).waitFor();
      expect(await focused(page)).toBe('answer-title');
      await write(page);
      expect(await focused(page)).toBe('answer-title');
      const asked = await workshop.ask<object>('{ imports(first: 1) { nodes { counts { added } } } }');
      expect(JSON.stringify(asked)).not.toContain('"added":0');
      // Asked first: the question has the focus, and who keeps the import is back at its button.
      const taking = page.getByRole('button', { name: 'Undo the import of liste.csv' });
      await taking.press('Enter');
      expect(await page.evaluate('document.activeElement.textContent')).toBe('Take back all its facts?');
      await page.getByRole('button', { name: 'Keep it' }).press('Enter');
      expect(await taking.evaluate((one) => one.ownerDocument.activeElement === one)).toBe(true);
      await undo(page);
      expect(await focused(page)).toBe('history-title');
      await close();
    },
    2 * MINUTE,
  );
});

describe('columns of a course list', () => {
  it(
    'are chosen with the keyboard, told when another takes their meaning, and rejected each for its own reason',
    async () => {
      const { page, close } = await workshop.visit('/data/imports');
      await explain(page, COURSES, 'courses/courses');
      await means(page, 'Kurstitel').selectOption('name');
      await means(page, 'Anbieter').selectOption('name');
      expect(await line(page, 'Anbieter').innerText()).toMatch(/Kurstitel meant it before/);
      expect(await line(page, 'Kurstitel').innerText()).toMatch(/^Left out: Anbieter is the name now/);
      await means(page, 'Kurstitel').selectOption('name');
      await means(page, 'Anbieter').selectOption('');
      await means(page, 'Umfang').selectOption('duration');
      await means(page, 'Gebühr (€)').selectOption('price');
      await means(page, 'Ort').selectOption('mode');
      await means(page, 'Was man mitnimmt').selectOption('');
      // An arrow key goes through the list; only the button takes what is chosen.
      const column = page.getByLabel('Column that holds: skills');
      await column.focus();
      await page.keyboard.press('ArrowDown');
      expect(await column.inputValue()).not.toBe('');
      await column.selectOption({ label: 'Was man mitnimmt' });
      await page.getByRole('button', { name: 'Take the chosen column: skills' }).press('Enter');
      expect(await means(page, 'Was man mitnimmt').inputValue()).toBe('skills');
      expect(await focused(page)).toBe('missing-title');
      const issuer = page.getByLabel('For every row: who gives it');
      await issuer.fill('VHS Nord');
      await issuer.press('Enter');
      await page.getByRole('button', { name: 'Take back the value for every row: who gives it' }).waitFor();
      expect(await focused(page)).toBe('missing-title');
      await page.getByRole('button', { name: 'See what these files would change' }).press('Enter');
      const preview = wouldChange(page);
      await preview.waitFor();
      expect(await preview.innerText()).toMatch(/2 columns are not read: Anbieter, Bemerkung/);
      const groups = await preview.locator('.group').allInnerTexts();
      // Under each head only what it is true of.
      const price = groups.filter((each) => /column Gebühr \(€\)/.test(each));
      expect(price).toHaveLength(1);
      expect(price[0]).toMatch(/in column Gebühr[\s\S]*“sehr wenig”[\s\S]*“fast nichts”/);
      expect(price[0]).not.toMatch(/Kurstitel|vielleicht/);
      // Of the many words that may stand there a dozen are told.
      await preview.getByText('What was taken for granted or left out').click();
      const left = await preview.locator('.group').filter({ hasText: 'im alten Turm' }).innerText();
      expect(left).toMatch(/one of (?:[^,]+, ){11}[^,]+ and \d+ more/);
      await preview.getByRole('button', { name: 'Discard' }).press('Enter');
      expect(await focused(page)).toBe('H1');
      await close();
    },
    2 * MINUTE,
  );
});

describe('a file with a title above its headings', () => {
  it(
    'says that its rows wait for what is missing, and not that a column of the file is',
    async () => {
      const { page, close } = await workshop.visit('/data/imports');
      const text =
        'Kompetenzmatrix Werk Süd;;;;;\nStand: 01.11.2026;;;;;\nKompetenz;Bereich;Müller, Anna;Schmidt, Jörg;Öztürk, Can;Weiß, Lena\nSchweißen MAG;Fertigung;xxx;x;;xx\nHydraulik;Instandhaltung;xx;xxx;x;\nStaplerschein;Logistik;X;;x;?\n';
      await explain(page, text, 'postings/posting-skills');
      await page.getByText('They show here once nothing is missing.').waitFor();
      expect(await page.locator('main').innerText()).not.toMatch(/lacks the column|mapping\//);
      await close();
    },
    MINUTE,
  );
});
