// What columns mean: two that are one list, units that headings tell, rows that only look good by themselves; on a telephone, too.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { file, give, means, rows, undo, wouldChange, write } from './importing.js';
import { openWorkshop, settled, violations, type Workshop } from './visit.js';

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
