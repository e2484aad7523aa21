import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { file, give, standing, undo, wouldChange, write } from './importing.js';
import { openWorkshop, settled, violations, type Workshop } from './visit.js';

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
    'remembers files that say what stands already, so that it stays when the first import is undone',
    async () => {
      const before = await standing(workshop);
      const { page, problems, close } = await workshop.visit('/data/imports');
      await settled(page);
      await give(page, file('hive.csv', 'id,name,kind\nsk-hive,Opening hives,hard\n'));
      await write(page);
      await give(page, file('bees.csv', 'name,id,kind\nOpening hives,sk-hive,hard\n'));
      await wouldChange(page).getByText('it all stays when the other import is undone').waitFor();
      await wouldChange(page).getByRole('button', { name: 'Remember that these files say it too' }).click();
      const answer = page.getByRole('region', { name: 'What changed' });
      await answer.getByText('That these files say so too is remembered').waitFor();
      expect(await violations(page)).toEqual([]);
      expect(await standing(workshop)).toEqual(['bees.csv', 'hive.csv', ...before]);
      await give(page, file('bees.csv', 'name,id,kind\nOpening hives,sk-hive,hard\n'));
      await wouldChange(page).getByText('every fact stands there already').waitFor();
      expect(
        await wouldChange(page)
          .getByRole('button', { name: /^Remember/ })
          .count(),
      ).toBe(0);
      await undo(page);
      await undo(page);
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
    'tells what other imports say of something that was undone, and what to do',
    async () => {
      const { page, problems, close } = await workshop.visit('/data/imports');
      await settled(page);
      await give(page, file('skills.csv', 'id,name\nsk-bees,Keeping bees\n'));
      await write(page);
      await page.reload();
      await settled(page);
      await give(page, file('learner_skills.csv', 'learner,skill,level\nlea-001,sk-bees,2\n'));
      await write(page);
      await page.reload();
      await settled(page);
      const undoOf = (name: string) => page.getByRole('button', { name: `Undo the import of ${name}` }).first();
      await undoOf('skills.csv').click();
      await page.getByRole('button', { name: 'Yes, undo' }).click();
      const left = page.getByRole('region', { name: '1 fact of other imports still refers to what is gone' });
      await left.getByText('“sk-bees” is gone').waitFor();
      expect(await left.innerText()).toMatch(/learner_skills\.csv, line 2/);
      expect(await violations(page)).toEqual([]);
      await undoOf('learner_skills.csv').click();
      await page.getByRole('button', { name: 'Yes, undo' }).click();
      await left.waitFor({ state: 'detached' });
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
