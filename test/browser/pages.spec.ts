import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openWorkshop, overflow, overlapping, settled, shot, violations, type Workshop } from './visit.js';

const MINUTE = 60_000;
let workshop: Workshop;
beforeAll(async () => {
  workshop = await openWorkshop();
}, MINUTE);
afterAll(() => workshop.close());

const HERO = 'learner=lea-009&role=ro-senior-developer';
const PAGES = {
  home: '/',
  skills: '/me/skills?learner=lea-001',
  gap: `/me/gap?${HERO}`,
  'gap-evidence': '/me/gap?learner=lea-008&role=ro-senior-developer&show=all&open=readiness',
  pathway: `/me/pathway?${HERO}`,
  'pathway-blocked': `/me/pathway?${HERO}&budget=500`,
  begin: '/me/pathway',
  unmet: '/market/unmet',
  team: '/team/map',
  imports: '/data/imports',
  names: '/data/names',
  same: '/data/names?show=same',
  decisions: '/data/names?show=decisions',
  search: '/search?text=solar',
  text: '/search/text',
  how: '/how',
};
/** Pictures for the README. */
const SHOTS = new Set(Object.keys(PAGES).map((name) => `${name} light`)).add('pathway dark').add('gap phone');
const LOOKS = {
  light: { viewport: { width: 1360, height: 900 }, colorScheme: 'light' },
  dark: { viewport: { width: 1360, height: 900 }, colorScheme: 'dark' },
  phone: { viewport: { width: 360, height: 780 }, colorScheme: 'light' },
  'zoomed to 400 %': { viewport: { width: 320, height: 256 }, colorScheme: 'dark' },
} as const;

describe.each(Object.entries(LOOKS))('in the look %s', (look, options) => {
  it.each(Object.entries(PAGES))(
    'the page %s has no axe violation, fits its window, and asks nobody else',
    async (name, at) => {
      const { page, problems, close } = await workshop.visit(at, options);
      await settled(page);
      expect(await page.getByRole('alert').allInnerTexts()).toEqual([]);
      expect(await violations(page)).toEqual([]);
      expect(await overflow(page)).toBe(0);
      expect(problems).toEqual([]);
      if (SHOTS.has(`${name} ${look}`)) await shot(page, look === 'light' ? name : `${name}-${look}`);
      await close();
    },
    MINUTE,
  );
});

it.each([1280, 1180, 768, 360])(
  'the limits of a pathway lie beside one another on a page of %i pixels',
  async (width) => {
    const { page, close } = await workshop.visit(PAGES.pathway, { viewport: { width, height: 900 } });
    await settled(page);
    expect(await page.getByLabel('All still valid on').count()).toBe(1);
    expect(await overlapping(page)).toEqual([]);
    await close();
  },
  MINUTE,
);

describe('each page', () => {
  it.each(Object.entries(PAGES).filter(([name]) => name !== 'pathway-blocked'))(
    '%s has one heading of the first order and a title of its own',
    async (_, at) => {
      const { page, close } = await workshop.visit(at);
      await settled(page);
      expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
      expect(await page.title()).toMatch(/^.+ · Stackway$/);
      await close();
    },
    MINUTE,
  );
  it(
    'has a table behind every picture, with as many rows as the picture has marks',
    async () => {
      const { page, close } = await workshop.visit(PAGES.unmet);
      await settled(page);
      const figure = page.getByRole('figure', { name: 'Unmet demand' });
      const marks = await figure.getByRole('button', { name: /asked for/ }).count();
      await figure.getByRole('button', { name: 'Table', exact: true }).click();
      expect(marks).toBeGreaterThan(10);
      expect(await figure.getByRole('row').count()).toBe(marks + 1);
      expect(await violations(page)).toEqual([]);
      await close();
    },
    MINUTE,
  );
  it(
    'lets the key / lead to the search box and a skip link to the page',
    async () => {
      const { page, close } = await workshop.visit('/how');
      await settled(page);
      await page.keyboard.press('/');
      await page.keyboard.type('solar');
      await page.keyboard.press('Enter');
      await page.waitForURL('**/search?text=solar');
      await page.goto(`${workshop.url}/how`);
      await settled(page);
      await page.keyboard.press('Tab');
      expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to the page');
      await close();
    },
    MINUTE,
  );
  it(
    'prints without its controls, in black on white',
    async () => {
      const { page, close } = await workshop.visit(PAGES.pathway, { colorScheme: 'dark' });
      await settled(page);
      await page.emulateMedia({ media: 'print', colorScheme: 'light' });
      expect(await page.getByRole('slider').count()).toBe(0);
      expect(await page.getByRole('navigation').count()).toBe(0);
      expect(await page.getByRole('heading', { level: 1 }).innerText()).toContain('any price');
      expect(
        await page
          .getByText(/^Source: your imports/)
          .first()
          .isVisible(),
      ).toBe(true);
      await close();
    },
    MINUTE,
  );
  it(
    'says so when the server is gone, and keeps the question',
    async () => {
      const { page, close } = await workshop.visit('/how');
      await settled(page);
      await page.route('**/graphql', (route) => route.abort());
      await page.getByRole('link', { name: 'Unmet demand' }).click();
      await page.getByRole('alert').getByText('The server does not answer.').waitFor();
      await page.unroute('**/graphql');
      await page.getByRole('button', { name: 'Try again' }).click();
      await page.locator('.answer').waitFor();
      await close();
    },
    MINUTE,
  );
});
