import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { file, give, undo, wouldChange, write } from './importing.js';
import { openWorkshop, overflow, settled, shot, violations, type Workshop } from './visit.js';

const MINUTE = 60_000;
let workshop: Workshop;
beforeAll(async () => {
  workshop = await openWorkshop();
}, MINUTE);
afterAll(() => workshop.close());

const GUILD = 'id,name,framework\ng-sql,sql,Guild\ng-tw,Teamwork,Guild\n';
/** What a person with a level in the guild's skill has of the skill itself. */
async function held(): Promise<number> {
  const query =
    '{ gap(profile: [{ skill: "g-sql", level: 4 }], role: "ro-senior-developer") { ... on Gap { skills { have skill { name } } } } }';
  type Reply = { gap: { skills: { have: number; skill: { name: string } }[] } };
  const { gap } = await workshop.ask<Reply>(query);
  return gap.skills.find(({ skill }) => skill.name === 'SQL')!.have;
}

describe('skills that are the same', () => {
  it(
    'are shown in pairs, decided by a person, counted, listed, and taken back',
    async () => {
      const { page, problems, close } = await workshop.visit('/data/imports');
      await settled(page);
      await give(page, file('skills.csv', GUILD));
      await wouldChange(page).waitFor();
      await write(page);
      expect(await held()).toBe(0);

      await page.getByRole('link', { name: 'Names', exact: true }).click();
      await page.getByRole('link', { name: 'Skills that are the same' }).click();
      await page.getByText('2 pairs look the same').waitFor();
      expect(new URL(page.url()).search).toBe('?show=same');
      expect(await violations(page)).toEqual([]);
      await page.getByRole('button', { name: /^The same: sql \(Guild\) and SQL \(/ }).click();
      await page.getByRole('main').getByText('sql and SQL count as each other.').waitFor();
      await page.getByText('1 pair looks the same').waitFor();
      expect(await page.evaluate('document.activeElement.tagName')).toBe('H1');
      expect(await held()).toBe(4);
      await shot(page, 'names-same');

      await page.getByRole('button', { name: /^Not the same: Teamwork/ }).click();
      await page.getByText('No two skills look the same').waitFor();

      await page.getByRole('link', { name: 'Decisions so far' }).click();
      const decided = page.getByRole('listitem').filter({ hasText: /sql is the same as SQL/ });
      await decided.waitFor();
      expect(await page.getByRole('main').innerText()).toContain('Teamwork is not the same as Teamwork');
      expect(await violations(page)).toEqual([]);
      await decided.getByRole('button', { name: 'Undo: sql is the same as SQL' }).click();
      await decided.waitFor({ state: 'detached' });
      expect(await held()).toBe(0);
      expect(problems).toEqual([]);
      await close();
    },
    MINUTE,
  );

  it(
    'are any two that a person knows, found and said without a mouse in a narrow window',
    async () => {
      const { page, problems, close } = await workshop.visit('/data/names?show=same', {
        viewport: { width: 375, height: 800 },
        colorScheme: 'dark',
      });
      await settled(page);
      await page.getByRole('combobox', { name: 'First skill' }).fill('g-sql');
      await page.getByRole('listbox', { name: 'First skill' }).getByRole('option').first().waitFor();
      await page.keyboard.press('Enter');
      await page.keyboard.press('Tab');
      await page.keyboard.type('is a dup');
      await page.keyboard.press('Tab');
      await page.keyboard.type('SQL');
      await page.getByRole('option', { name: /^SQL/ }).waitFor();
      expect(await overflow(page)).toBe(0);
      await page.getByRole('option', { name: /^SQL/ }).click();
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await page.getByRole('main').getByText('sql counts as SQL from now on.').waitFor();
      expect(await held()).toBe(4);
      expect(await violations(page)).toEqual([]);
      await page.getByRole('button', { name: 'Undo', exact: true }).click();
      await page.locator('[aria-live=polite]', { hasText: 'Taken back.' }).waitFor({ state: 'attached' });
      expect(await held()).toBe(0);
      expect(problems).toEqual([]);
      await close();
    },
    MINUTE,
  );

  it(
    'are proposed where a new release calls something by the name of what is gone, and decided there',
    async () => {
      const { page, problems, close } = await workshop.visit('/data/imports');
      await settled(page);
      const release = async (text: string): Promise<void> => {
        await give(page, file('skills.csv', text));
        await wouldChange(page).waitFor();
        await write(page);
      };
      await release('id,name,framework,altNames\nw-1,Candle making,Wax,\nw-2,Wax casting,Wax,\n');
      await release('id,name,framework,altNames\nw-3,Making candles,Wax,Candle making\nw-2,Wax casting,Wax,\n');
      const told = page.getByRole('region', { name: 'A new release of Wax' });
      await told.getByRole('button', { name: 'Decide: Candle making is the same as Making candles' }).click();
      await told.getByText('Candle making counts as Making candles from now on.').waitFor();
      const decisions = await workshop.ask('{ nameDecisions(first: 1) { nodes { as skill { id } means { id } } } }');
      expect(decisions).toEqual({
        nameDecisions: { nodes: [{ as: 'becomes', skill: { id: 'w-1' }, means: { id: 'w-3' } }] },
      });
      await page.reload();
      await settled(page);
      for (let i = 0; i < 3; i++) await undo(page);
      expect(problems).toEqual([]);
      await close();
    },
    MINUTE,
  );
});
