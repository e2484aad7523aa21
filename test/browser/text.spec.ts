import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { file, give, means, rows } from './importing.js';
import { openWorkshop, overflow, settled, shot, violations, type Workshop } from './visit.js';

const MINUTE = 60_000;
let workshop: Workshop;
beforeAll(async () => {
  workshop = await openWorkshop();
}, MINUTE);
afterAll(() => workshop.close());

const TEXT =
  'We need SQL, teamwork & 😀 SQL again. No knowledge of JavaScript is needed. What we offer:\n- Python courses';

describe('skills in a text', () => {
  it(
    'are marked where they stand, listed beside it, and reached by the keyboard alone',
    async () => {
      const { page, problems, close } = await workshop.visit('/search/text', {
        viewport: { width: 1280, height: 900 },
      });
      await settled(page);
      await page.getByLabel('Text of a job posting').fill(TEXT);
      await page.getByText('It asks for 2 skills, named at 3 places.').waitFor();
      const text = page.getByRole('group', { name: 'The text, with the skills marked where they stand' });
      expect((await text.innerText()).trim()).toBe(TEXT);
      expect(await text.locator('mark').allInnerTexts()).toEqual(['SQL', 'teamwork', 'SQL', 'JavaScript', 'Python']);
      expect(await text.getByRole('button').evaluateAll((all) => all.map((one) => one.ariaLabel))).toEqual([
        'SQL, a skill',
        'teamwork, the skill Teamwork',
        'SQL, a skill',
        'JavaScript, JavaScript, not counted: taken back by the words around it',
        'Python, Python, not counted: offered, not asked for',
      ]);
      const asked = page.getByRole('region', { name: 'It asks for' });
      expect(await asked.getByRole('listitem').allInnerTexts()).toEqual([
        expect.stringMatching(/^SQL twice/),
        expect.stringMatching(/^Teamwork once/),
      ]);
      expect(await page.getByRole('region', { name: 'Named, but not asked for' }).innerText()).toMatch(
        /JavaScript once; taken back.*\s+Python once; offered/,
      );

      const pressed = () => page.locator('main [aria-pressed=true]').allInnerTexts();
      await text.getByRole('button').first().focus();
      await page.keyboard.press('ArrowRight');
      expect(await page.evaluate('document.activeElement.textContent')).toBe('teamwork');
      await page.keyboard.press('Enter');
      expect(await pressed()).toEqual(['teamwork', expect.stringMatching(/^Teamwork/)]);
      await page.keyboard.press('Escape');
      expect(await pressed()).toEqual([]);
      await page.keyboard.press('Tab');
      expect(await page.evaluate('document.activeElement.textContent')).toMatch(/^SQL twice/);
      await page.keyboard.press('Enter');
      expect(await pressed()).toEqual(['SQL', 'SQL', expect.stringMatching(/^SQL/)]);
      expect(await violations(page)).toEqual([]);
      await shot(page, 'text');

      await page.getByRole('button', { name: 'Clear' }).click();
      await page.getByText('The marks and the list appear here as you type.').waitFor();
      expect(problems).toEqual([]);
      await close();
    },
    MINUTE,
  );

  it(
    'are shown for each posting of a file that is being explained',
    async () => {
      const { page, close } = await workshop.visit('/data/imports', {
        viewport: { width: 375, height: 800 },
        colorScheme: 'dark',
      });
      await settled(page);
      const cell = '<p>You know <b>SQL</b> and Python.</p><p>We are kind.</p>';
      await give(page, file('stellen.csv', `Stelle;Haus;am;Anzeige\nAnalystin;Kontor;2026-10-01;${cell}\n`));
      await page.getByLabel('What is this file?').selectOption('postings/postings');
      await means(page, 'Stelle').selectOption('title');
      await means(page, 'Haus').selectOption('company');
      await means(page, 'am').selectOption('date');
      await means(page, 'Anzeige').selectOption('description');
      await rows(page, 1, 0);
      await page.getByRole('button', { name: 'Show the rows' }).click();
      await page.getByText('Skills in its text').click();
      const text = page.getByRole('group', { name: /^The text, with the skills marked/ });
      await text.waitFor();
      expect(await text.locator('mark').allInnerTexts()).toEqual(['SQL', 'Python']);
      expect(await text.innerText()).toMatch(/^You know SQL and Python\.\n+We are kind\.$/);
      expect(await page.getByText('Job posting “Analystin”').innerText()).toMatch(/asks for SQL and Python\.$/);
      expect(await overflow(page)).toBe(0);
      expect(await violations(page)).toEqual([]);
      await close();
    },
    MINUTE,
  );
});
