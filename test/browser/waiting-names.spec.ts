import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { file, give, undo, wouldChange, write } from './importing.js';
import { openWorkshop, overflow, overlapping, settled, shot, violations, type Workshop } from './visit.js';

const MINUTE = 60_000;
let workshop: Workshop;
beforeAll(async () => {
  workshop = await openWorkshop();
}, MINUTE);
afterAll(() => workshop.close());

const NUMBERS = 'one two three four five six seven eight nine ten eleven twelve thirteen'.split(' ');
const MANY = [...NUMBERS.map((each) => `Bee keeping ${each}`), ...NUMBERS.map((each) => `Lace making ${each}`)];
/** Everybody has the first, as many as there are columns the last. */
const RATINGS = ['employee_id,skill,level', ...MANY.flatMap((name, i) => [`w-1,${name},3`, ...(i < 2 ? [`w-2,${name},2`] : [])])].join('\n'); // prettier-ignore
const POSTINGS = 'id,title,postedOn,skills\nwait-1,Smith,2026-01-01,Zyzzyx|SQL databases|Team Work\n';

const row = (page: Page, name: string): Locator => page.locator(`li[data-name="${name}"]`);
const left = async (): Promise<number> => {
  const { unmatchedNames } = await workshop.ask<{ unmatchedNames: { total: number } }>('{ unmatchedNames { total } }');
  return unmatchedNames.total;
};
const focused = (page: Page): Promise<string> =>
  page.evaluate<string>('document.activeElement.dataset.name ?? document.activeElement.tagName');

async function bring(page: Page, ...files: ReturnType<typeof file>[]): Promise<void> {
  for (const one of files) {
    await give(page, one);
    await wouldChange(page).waitFor();
    await write(page);
  }
}

describe('names that wait', () => {
  let before = 0;
  it(
    'are told of by the import, found from it and from the history, and searched',
    async () => {
      before = await left();
      const { page, problems, close } = await workshop.visit('/data/imports');
      await settled(page);
      await bring(page, file('ratings.csv', RATINGS), file('postings.csv', POSTINGS));
      const answer = page.getByRole('region', { name: 'What changed' });
      await answer.getByText('3 names of skills in these files are known to nobody.').waitFor();
      const history = page.getByRole('region', { name: 'History' });
      await history.getByRole('link', { name: '26 names wait in ratings.csv' }).waitFor();
      expect(await violations(page)).toEqual([]);
      await answer.getByRole('link', { name: 'Decide about these 3 names' }).click();
      await page.getByText(/^3 of the \d+ names that nobody knows are like that\.$/).waitFor();
      expect(new URL(page.url()).searchParams.get('import')).toBeTruthy();
      await row(page, 'Zyzzyx').waitFor();

      await page.goBack();
      await history.getByRole('link', { name: '26 names wait in ratings.csv' }).click();
      await page.getByText(/^26 of the /).waitFor();
      expect(await page.locator('li[data-name]').count()).toBe(20);
      await page.getByRole('button', { name: 'Show more names (20 of 26 shown)' }).click();
      await row(page, 'Lace making two').waitFor();
      expect(await page.locator('li[data-name]').count()).toBe(26);

      const search = page.getByRole('searchbox', { name: 'Name contains' });
      await search.fill('LACE  making t');
      await page.getByText(/^5 of the /).waitFor();
      expect(new URL(page.url()).searchParams.get('text')).toBe('LACE  making t');
      await page.reload();
      await page.getByText(/^5 of the /).waitFor();
      expect(await search.inputValue()).toBe('LACE  making t');
      await page.getByLabel('Used by').selectOption('job postings');
      await page.getByText('No name that waits is like that.').waitFor();
      await page.getByRole('main').getByRole('search').getByRole('link', { name: 'Show all names' }).click();
      await page.getByText(`${before + 29} names are known to nobody yet.`).waitFor();
      await search.fill('bee keeping');
      await page.getByText(/^13 of the /).waitFor();
      expect(await page.locator('li[data-name]').first().getAttribute('data-name')).toBe('Bee keeping one');
      await page.getByLabel('Order').selectOption('by name');
      await page.locator('ol > li:first-child[data-name="Bee keeping eight"]').waitFor();
      expect(await violations(page)).toEqual([]);
      await shot(page, 'names-waiting');
      expect(problems).toEqual([]);
      await close();
    },
    MINUTE,
  );

  it(
    'become a skill of their own without a mouse, and wait again when that is undone',
    async () => {
      const { page, problems, close } = await workshop.visit('/data/names?text=bee+keeping', {
        viewport: { width: 375, height: 800 },
        colorScheme: 'dark',
      });
      await settled(page);
      const own = row(page, 'Bee keeping two').getByRole('button', { name: 'A skill of its own: “Bee keeping two”' });
      await own.press('Enter');
      const form = page.getByRole('form', { name: 'Make a skill of “Bee keeping two”' });
      await form.waitFor();
      await page.keyboard.press('Escape');
      await form.waitFor({ state: 'detached' });
      expect(await own.evaluate((button) => button === document.activeElement)).toBe(true);
      await page.keyboard.press('Enter');
      await page.keyboard.type('Apiculture');
      await page.keyboard.press('Tab');
      await page.keyboard.type('hard');
      expect(await violations(page)).toEqual([]);
      expect(await overflow(page)).toBe(0);
      expect(await overlapping(page)).toEqual([]);
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await page.getByRole('main').getByText('“Bee keeping two” means Apiculture. 2 facts came to be by it.').waitFor();
      await row(page, 'Bee keeping two').waitFor({ state: 'detached' });
      expect(await focused(page)).toMatch(/^Bee keeping/);
      const skill = '{ skill(id: "own:apiculture") { __typename ... on Skill { kind framework } } }';
      expect(await workshop.ask(skill)).toEqual({
        skill: { __typename: 'Skill', kind: 'hard', framework: 'Own skills' },
      });

      await page.getByRole('link', { name: 'Decisions so far' }).click();
      const said = '“Bee keeping two” is a skill of its own, Apiculture';
      await page.getByRole('button', { name: `Undo: ${said}` }).click();
      await page.getByText(said).waitFor({ state: 'detached' });
      expect(await workshop.ask(skill)).toEqual({ skill: { __typename: 'NotFound' } });
      expect(await left()).toBe(before + 29);
      expect(problems).toEqual([]);
      await close();
    },
    MINUTE,
  );

  it(
    'are decided about several at once, seen before, and all undone at once',
    async () => {
      const { page, problems, close } = await workshop.visit('/data/names');
      await settled(page);
      await page.getByLabel('From').selectOption({ index: 1 });
      await page.getByText(/^3 of the /).waitFor();
      await page.getByRole('checkbox', { name: 'Tick all 3 shown' }).check();
      await page.getByText('3 names ticked').waitFor();
      await page.getByRole('button', { name: 'First suggestion for each…' }).click();
      const sure = page.getByRole('region', { name: 'Accept the first suggestion for 2 names?' });
      await sure.getByText('“SQL databases” means SQL').waitFor();
      expect(await sure.innerText()).toMatch(/score 0\.\d+/);
      expect(await sure.innerText()).toContain('both have “sql”');
      expect(await sure.innerText()).toContain('Nothing is suggested for “Zyzzyx”: it goes on waiting.');
      expect(await focused(page)).toBe('H2');
      expect(await violations(page)).toEqual([]);
      expect(await left()).toBe(before + 29);
      await sure.getByRole('button', { name: 'Yes, decide 2 names' }).click();
      await page.getByRole('main').getByText('2 names decided.').waitFor();
      expect(await left()).toBe(before + 27);

      await row(page, 'Zyzzyx').getByRole('checkbox').uncheck();
      await page.getByRole('button', { name: 'Undo all 2' }).click();
      await row(page, 'SQL databases').waitFor();
      expect(await left()).toBe(before + 29);

      await row(page, 'Zyzzyx').getByRole('checkbox').check();
      await row(page, 'Team Work').getByRole('checkbox').check();
      await page.getByRole('button', { name: 'They mean no skill…' }).click();
      await page.getByRole('region', { name: 'Do these 2 names mean no skill?' }).waitFor();
      await page.getByRole('button', { name: 'No, not yet' }).press('Enter');
      await page.getByRole('button', { name: 'They mean no skill…' }).press('Enter');
      await page.getByRole('button', { name: 'Yes, decide 2 names' }).press('Enter');
      await page.getByRole('main').getByText('2 names decided.').waitFor();
      expect(await left()).toBe(before + 27);
      await page.getByRole('button', { name: 'Undo all 2' }).click();
      await row(page, 'Zyzzyx').waitFor();
      expect(problems).toEqual([]);

      await page.goto(`${workshop.url}/data/imports`);
      await settled(page);
      for (let i = 0; i < 2; i++) await undo(page);
      await close();
    },
    MINUTE,
  );
});
