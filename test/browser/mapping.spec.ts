// Explained on the page as a person would: by what is seen, without knowing ids.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { file, give, means, rows, undo } from './importing.js';
import { openWorkshop, overflow, settled, shot, violations, type Workshop } from './visit.js';

const MINUTE = 60_000;
let workshop: Workshop;
beforeAll(async () => {
  workshop = await openWorkshop();
}, MINUTE);
afterAll(() => workshop.close());

const COURSES = `Kursnr.;Kurstitel;Bildungsträger;Umfang in UE;Gebühr (€);Was man mitnimmt;Bemerkung
K-101;Tabellen mit Excel;Volkshochschule Nord;24 Stunden;149,00;Tabellenkalkulation, Datenpflege;
K-102;Einführung in SQL;Volkshochschule Nord;40 Stunden;1.320,50;SQL, Datenbanken;auch abends
K-103;Löten für Anfänger;Handwerkskammer Süd;nach Absprache;80,00;Löten;
`;
const ABILITIES = `trabajadora;destreza;puntos;evaluado el
mia;SQL;4;25/04/2026
noor;Soldadura;2;03/04/2026
`;
const POSTINGS = `ref|job|workplace|pay from-to|must have|seen on
J-1|Data analyst|Leipzig|38.000-45.000 EUR|SQL, Excel|2026-10-01
J-2|Welder|Halle|30.000-36.000 EUR|Soldering|2026-10-03
`;

const now = (page: Page, name: string): Promise<void> => page.getByRole('button', { name }).first().click();

describe('files that nobody knows', () => {
  it(
    'are explained by a person, three of them, corrected, looked at, imported and undone',
    async () => {
      const { page, problems, close } = await workshop.visit('/data/imports', {
        viewport: { width: 1280, height: 900 },
      });
      await settled(page);
      await give(page, file('kurse.csv', COURSES), file('destrezas.csv', ABILITIES), file('jobs.txt', POSTINGS));
      await page.getByRole('heading', { name: '3 files have headings that nobody knows yet' }).waitFor();
      const ready = page.getByRole('button', { name: 'See what these files would change' });
      expect(await ready.isDisabled()).toBe(true);

      await now(page, 'kurse.csv');
      await page.getByLabel('What is this file?').selectOption('courses/courses');
      await means(page, 'Kurstitel').selectOption('name');
      await means(page, 'Bildungsträger').selectOption('issuer');
      await means(page, 'Umfang in UE').selectOption('duration');
      await means(page, 'Gebühr (€)').selectOption('price');
      // A wrong column first, as a person would pick it, and then the right one.
      await page.getByLabel('Column that holds: skills').selectOption({ label: 'Bemerkung' });
      await now(page, 'Take the chosen column: skills');
      await page.getByText('It names the skill “auch abends”').waitFor();
      await means(page, 'Was man mitnimmt').selectOption('skills');
      await page.getByText('It names the skill “Tabellenkalkulation”').waitFor();
      await rows(page, 2, 1);
      const looked = page.getByRole('region', { name: 'The first rows, as they would be read' });
      expect(await looked.innerText()).toMatch(/Badge “Einführung in SQL”.*€1,320\.50/);
      expect(await looked.locator('.offending').innerText()).toMatch(/Umfang in UE\s+nach Absprache/);
      expect(await violations(page)).toEqual([]);
      await page.getByRole('heading', { name: /^What do the columns/ }).evaluate((title) => title.scrollIntoView());
      await shot(page, 'mapping');

      await now(page, 'destrezas.csv');
      await page.getByLabel('What is this file?').selectOption('matrices/ratings');
      await means(page, 'trabajadora').selectOption('person');
      await means(page, 'destreza').selectOption('skill');
      await means(page, 'puntos').selectOption('level');
      await rows(page, 2, 0);

      await now(page, 'jobs.txt');
      await page.getByLabel('What is this file?').selectOption('postings/postings');
      await means(page, 'job').selectOption('title');
      await means(page, 'must have').selectOption('skills');
      await means(page, 'seen on').selectOption('');
      await page.getByRole('heading', { name: '1 thing is still missing' }).waitFor();
      await page.getByLabel('For every row: day').fill('2026-10-05');
      await page.getByLabel('For every row: day').press('Enter');
      await rows(page, 2, 0);

      await ready.click();
      const preview = page.getByRole('region', { name: 'What would change' });
      await preview.waitFor();
      expect(await preview.innerText()).toMatch(/kurse\.csv\s+.*\s*as you said/);
      expect(await preview.innerText()).toMatch(/line 4, column Umfang in UE/);
      expect(await violations(page)).toEqual([]);
      await preview.getByRole('button', { name: /^Import these/ }).click();
      await page.getByRole('region', { name: 'What changed' }).waitFor();
      const found = await workshop.ask<{ search: unknown }>(
        '{ credentials(text: "Einführung in SQL", first: 1) { nodes { name } } }',
      );
      expect(JSON.stringify(found)).toContain('Einführung in SQL');
      await undo(page);
      // The server refuses what it does not know with 400, and the browser notes that.
      expect(problems.filter((each) => !/400/.test(each))).toEqual([]);
      await close();
    },
    2 * MINUTE,
  );

  it(
    'fit narrow windows, large letters and the dark, and can be explained without a mouse',
    async () => {
      const { page, close } = await workshop.visit('/data/imports', {
        viewport: { width: 320, height: 700 },
        colorScheme: 'dark',
      });
      await settled(page);
      await give(page, file('destrezas.csv', ABILITIES));
      await page.getByRole('heading', { name: 'One file has headings that nobody knows yet' }).waitFor();
      expect(await page.evaluate('document.activeElement.id')).toBe('mapping-title');
      await page.keyboard.press('Tab');
      await page.getByLabel('What is this file?').waitFor();
      expect(await page.evaluate('document.activeElement.tagName')).toBe('SELECT');
      expect(await overflow(page)).toBe(0);
      expect(await violations(page)).toEqual([]);
      await close();
    },
    MINUTE,
  );
});
