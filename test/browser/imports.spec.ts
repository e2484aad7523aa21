import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { file, give, standing } from './importing.js';
import { openWorkshop, settled, type Workshop } from './visit.js';

const MINUTE = 60_000;
let workshop: Workshop;
beforeAll(async () => {
  workshop = await openWorkshop();
}, MINUTE);
afterAll(() => workshop.close());

describe('the import page', () => {
  it(
    'shows what a file would change and which rows it would leave out, writes only when told, and undoes',
    async () => {
      const before = await standing(workshop);
      const { page, problems, close } = await workshop.visit('/data/imports');
      await settled(page);
      const text =
        'id,name,kind\nsk-new-one,Telling bees apart,hard\nsk-new-two,Listening to bees,soft\nsk-bad,Odd kind,loud\n';
      await give(page, file('skills.csv', text));
      const preview = page.getByRole('region', { name: 'What would change' });
      await preview.waitFor();
      expect(await preview.getByText('+2').count()).toBe(1);
      expect(await preview.innerText()).toMatch(/skills\.csv\s+line 4, column kind/);
      expect(await standing(workshop)).toEqual(before);

      await preview.getByRole('button', { name: 'Import these 2 changes' }).click();
      await page.getByRole('region', { name: 'What changed' }).waitFor();
      expect(await standing(workshop)).toHaveLength(before.length + 1);
      await page
        .getByRole('button', { name: /Undo the import of .*skills\.csv/ })
        .first()
        .click();
      await page.getByRole('button', { name: 'Yes, undo' }).click();
      await page.getByText('Undone: 2 facts taken back').first().waitFor();
      expect(await standing(workshop)).toEqual(before);
      expect(problems).toEqual([]);
      await close();
    },
    MINUTE,
  );

  it(
    'calls what would change by its name, not by its id',
    async () => {
      const { page, problems, close } = await workshop.visit('/data/imports');
      await settled(page);
      await give(page, file('learner_skills.csv', 'learner,skill,level\nlea-001,sk-git,5\nlea-001,sk-sql,5\n'));
      const preview = page.getByRole('region', { name: 'What would change' });
      await preview.getByText('Added, for example').click();
      await preview.getByText('lea-001 can do “Git” at level 5 (expert)').waitFor();
      await preview.getByText('lea-001 can do “SQL” at level 5 (expert)').waitFor();
      expect(await standing(workshop)).not.toContain('learner_skills.csv');
      expect(problems).toEqual([]);
      await close();
    },
    MINUTE,
  );

  it(
    'tells a refused file from its reason, and nothing is written',
    async () => {
      const before = await standing(workshop);
      const { page, close } = await workshop.visit('/data/imports');
      await settled(page);
      await give(page, file('skills.csv', 'id,name\nsk-a,"never closed\n'));
      const refused = page.getByRole('region', { name: 'The files were refused; nothing was written.' });
      await refused.waitFor();
      expect(await refused.innerText()).toMatch(/line 2/);
      expect(await standing(workshop)).toEqual(before);
      await close();
    },
    MINUTE,
  );
});
