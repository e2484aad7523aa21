// What columns mean: two that are one list, units that headings tell, rows that only look good by themselves; on a telephone, too.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { file, give, means, rows, undo, wouldChange, write } from './importing.js';
import { openWorkshop, overflow, settled, shot, violations, type Workshop } from './visit.js';

const MINUTE = 60_000;
let workshop: Workshop;
beforeAll(async () => {
  workshop = await openWorkshop();
}, MINUTE);
afterAll(() => workshop.close());

const BOARD = `ref|vacancy|workplace|seen on|must have|tools|extras
J-1|Data analyst|Leipzig|2026-10-01|SQL, statistics|Excel|Tableau
J-2|Welder|Halle|2026-10-03|Welding||
`;

describe('two columns that are both skills', () => {
  it(
    'are read together, what is nice to have is told apart, and the saved mapping knows all of them',
    async () => {
      const { page, close } = await workshop.visit('/data/imports', { viewport: { width: 1280, height: 900 } });
      await settled(page);
      await give(page, file('board.txt', BOARD));
      await page.getByLabel('What is this file?').selectOption('postings/postings');
      await means(page, 'seen on').selectOption('date');
      await means(page, 'vacancy').selectOption('title');
      await means(page, 'must have').selectOption('skills');
      await means(page, 'tools').selectOption('');
      await rows(page, 2, 0);
      const looked = page.getByRole('region', { name: 'The first rows, as they would be read' });
      expect(await looked.innerText()).not.toMatch(/asks for .*Excel/);
      await means(page, 'tools').selectOption('skills');
      await page.getByText(/asks for SQL, statistics,? and Excel/).waitFor();
      expect(await means(page, 'must have').inputValue()).toBe('skills');
      await page.getByText('Read together with tools.').waitFor();
      await page.getByText('Read together with must have.').waitFor();
      await means(page, 'extras').selectOption('niceToHave');
      await page.getByText('Posting J-1 would like “Tableau”.').waitFor();
      expect(await violations(page)).toEqual([]);

      await page.getByText('Save for other files of this kind').click();
      await page.getByLabel(/^Name/).fill('board-of-the-east');
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await page.getByText('Saved as board-of-the-east.').first().waitFor();
      const saved = page.getByRole('region', { name: 'Saved mappings' });
      expect(await saved.innerText()).toMatch(/must have, tools/);
      await page.getByRole('button', { name: 'See what these files would change' }).click();
      await write(page);

      await give(page, file('next month.txt', BOARD.replaceAll('J-', 'K-')));
      await wouldChange(page).waitFor();
      expect(await wouldChange(page).innerText()).toMatch(/by a mapping that was saved/);
      await wouldChange(page).getByRole('button', { name: 'Discard' }).click();
      await undo(page);
      await saved.getByRole('button', { name: 'Remove the saved mapping board-of-the-east' }).click();
      await saved.getByRole('button', { name: 'Yes, remove' }).click();
      await saved.waitFor({ state: 'detached' });
      await close();
    },
    MINUTE,
  );
});

const SHOP = `Kurstitel;Bildungsträger;Durée (h);Gebühr (€);Was man mitnimmt;Ort;Sprache;Bemerkung;Kennung;Form
Tabellen mit Excel;Volkshochschule Nord;24;149,00;Tabellenkalkulation;Kiel;Deutsch;;K-1;Präsenz
Löten für Anfänger;Handwerkskammer Süd;nach Absprache;80,00;Löten;Ulm;Deutsch;abends;K-2;Präsenz
Einführung in SQL;Volkshochschule Nord;40;320,50;SQL;Kiel;Deutsch;;K-3;online
`;

describe('a window of a telephone', () => {
  it.each(['light', 'dark'] as const)(
    'keeps in sight what becomes of the first rows, and shows them at a touch and by the keyboard, in the %s',
    async (colorScheme) => {
      const { page, close } = await workshop.visit('/data/imports', {
        viewport: { width: 375, height: 740 },
        colorScheme,
      });
      await settled(page);
      await give(page, file('shop.csv', SHOP));
      await page.getByLabel('What is this file?').selectOption('courses/courses');
      await means(page, 'Kurstitel').selectOption('name');
      const told = page.getByText('2 of 3 rows become facts, 1 would be rejected.');
      await told.waitFor();
      // Units that headings state stand with their columns.
      await page.getByText('Hours, by its heading.').waitFor();
      await page.getByText('EUR, by its heading.').waitFor();
      const show = page.getByRole('button', { name: 'Show the rows' });
      const looked = page.getByRole('region', { name: 'The first rows, as they would be read' });
      expect(await looked.count()).toBe(0);
      await means(page, 'Form').focus();
      const place = (await show.boundingBox())!;
      expect(place.y).toBeGreaterThanOrEqual(0);
      expect(place.y + place.height).toBeLessThan(120);
      expect((await means(page, 'Form').boundingBox())!.y).toBeGreaterThan(place.y + place.height);
      await shot(page, `mapping-phone-${colorScheme}`);
      const from = await page.evaluate('scrollY');

      await show.click();
      await looked.waitFor();
      expect(await looked.innerText()).toMatch(/Badge “Tabellen mit Excel”/);
      expect(await page.getByRole('button', { name: 'Hide the rows' }).getAttribute('aria-expanded')).toBe('true');
      expect(await overflow(page)).toBe(0);
      expect(await violations(page)).toEqual([]);
      await shot(page, `mapping-phone-rows-${colorScheme}`);
      await page.keyboard.press('Escape');
      await looked.waitFor({ state: 'detached' });
      expect(await page.evaluate('document.activeElement.textContent')).toBe('Show the rows');
      expect(await page.evaluate('scrollY')).toBe(from);
      // Opened by the keyboard, the rows are the next stop; whoever goes on sees the columns again.
      await page.keyboard.press('Enter');
      await looked.waitFor();
      await page.keyboard.press('Tab');
      expect(await page.evaluate('document.activeElement.getAttribute("aria-label")')).toBe(
        'The first rows, as they would be read',
      );
      await means(page, 'Kurstitel').focus();
      await looked.waitFor({ state: 'detached' });
      await close();
    },
    MINUTE,
  );
});

describe('rows that only look good by themselves', () => {
  it(
    'are held against each other and against what is stored, before anything is sent',
    async () => {
      const { page, close } = await workshop.visit('/data/imports', { viewport: { width: 1280, height: 900 } });
      await settled(page);
      const lines = ['nr;was;teil von', 'w-1;Casting wax;', 'w-1;Casting wax;', 'w-1;Dipping wax;', 'w-2;Wicks;w-9'];
      await give(page, file('wax.csv', lines.join('\n')));
      await page.getByLabel('What is this file?').selectOption('stackway/skills');
      await means(page, 'nr').selectOption('id');
      await means(page, 'was').selectOption('name');
      await means(page, 'teil von').selectOption('broader');
      await rows(page, 2, 1);
      const looked = page.getByRole('region', { name: 'The first rows, as they would be read' });
      const told = await looked.innerText();
      expect(told).toMatch(/Line 3.*skipped: an exact repeat of an earlier row/);
      expect(told).toMatch(/Line 4.*rejected\s+Line 4 gives w-1 again, with other values than line 2/);
      expect(told).toMatch(/Nothing here or stored is called “w-9” \(teil von\): the row is rejected unless/);
      await page
        .getByText('2 rows are understood, 1 would be rejected, 1 skipped, 1 refers to what is not here.')
        .waitFor();
      expect(await violations(page)).toEqual([]);
      await close();
    },
    MINUTE,
  );
});
