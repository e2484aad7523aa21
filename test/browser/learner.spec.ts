import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { checkCertificate } from '#lib/usecases';
import { openWorkshop, settled, type Workshop } from './visit.js';

const ROLE = 'ro-senior-developer';
const LEARNER = 'lea-009';
const MINUTE = 60_000;

let workshop: Workshop;
beforeAll(async () => {
  workshop = await openWorkshop();
}, MINUTE);
afterAll(() => workshop.close());

const euros = (amount: number): string =>
  new Intl.NumberFormat('en-GB', {
    style: 'currency',
    currency: 'EUR',
    ...(Number.isInteger(amount) ? { maximumFractionDigits: 0 } : {}),
  }).format(amount);

interface Plan {
  readonly status: string;
  readonly cost: { readonly amount: number };
  readonly proof: { readonly kind: string };
  readonly steps: readonly { readonly credential: { readonly id: string; readonly name: string } }[];
}
async function planOf(options: string): Promise<Plan> {
  const query = `{ pathway(learner: "${LEARNER}", role: "${ROLE}"${options}) { ... on Pathway { status cost { amount } proof { kind } steps { credential { id name } } } } }`;
  return (await workshop.ask<{ pathway: Plan }>(query)).pathway;
}

describe('a learner', () => {
  it(
    'signs in, chooses who and what for, and reads what is between',
    async () => {
      const { page, problems, close } = await workshop.visit('/');
      await page.getByRole('link', { name: 'See a gap' }).click();
      await page.getByRole('combobox', { name: 'learner' }).fill(LEARNER);
      await page.getByRole('listbox', { name: 'learner' }).getByRole('option').first().waitFor();
      await page.keyboard.press('Enter');
      await page.getByRole('combobox', { name: 'role' }).fill('senior software');
      await page.getByRole('option', { name: 'Senior software developer' }).click();
      await page.waitForURL(`**/me/gap?learner=${LEARNER}&role=${ROLE}`);
      const { gap } = await workshop.ask<{ gap: { readiness: number; skills: { gap: number; essential: boolean }[] } }>(
        `{ gap(learner: "${LEARNER}", role: "${ROLE}") { ... on Gap { readiness skills { gap essential } } } }`,
      );
      const missing = gap.skills.filter((skill) => skill.gap > 0);
      const answer = await page.locator('.answer').innerText();
      expect(answer).toContain(`${Math.round(gap.readiness * 100)}% of it is met; ${missing.length} skills`);
      expect(
        await page
          .getByRole('figure')
          .getByRole('button', { name: /held .*, needed / })
          .count(),
      ).toBeGreaterThanOrEqual(missing.length);
      expect(problems).toEqual([]);
      await close();
    },
    MINUTE,
  );

  it(
    'walks along the marks with the keyboard and opens one down to the row of its file',
    async () => {
      const { page, problems, close } = await workshop.visit(`/me/gap?learner=${LEARNER}&role=${ROLE}`);
      const marks = page.getByRole('figure').getByRole('button', { name: /held .*, needed / });
      await marks.first().focus();
      await page.keyboard.press('ArrowDown');
      const second = await marks.nth(1).getAttribute('aria-label');
      expect(await page.evaluate('document.activeElement.getAttribute("aria-label")')).toBe(second);
      await page.keyboard.press('Enter');
      const evidence = page.getByRole('region', { name: second!.split(',')[0]! });
      await evidence
        .getByText(/role_skills\.csv, line \d+/)
        .first()
        .waitFor();
      expect(await evidence.innerText()).toMatch(/× \d ÷ \d = /);
      await page.keyboard.press('Escape');
      expect(await page.evaluate('document.activeElement.getAttribute("aria-label")')).toBe(second);
      expect(await evidence.count()).toBe(0);
      expect(problems).toEqual([]);
      await close();
    },
    MINUTE,
  );

  it(
    'tightens the budget until the answer changes, reads why, and lifts it',
    async () => {
      const best = await planOf('');
      const { page, problems, close } = await workshop.visit(`/me/gap?learner=${LEARNER}&role=${ROLE}`);
      await page.getByRole('link', { name: 'What closes it best?' }).click();
      const answer = page.locator('.answer');
      await answer.getByText(euros(best.cost.amount)).waitFor();
      const claim = best.proof.kind === 'solver' ? 'The solver found nothing cheaper.' : 'Nothing cheaper exists.';
      expect(await answer.innerText()).toContain(claim);
      for (const { credential } of best.steps)
        expect(
          await page
            .getByRole('figure', { name: /calendar/ })
            .getByRole('button', { name: credential.name })
            .count(),
        ).toBe(1);

      const tight = Math.floor(best.cost.amount) - 1;
      await page.getByRole('button', { name: /^Budget/ }).click();
      await page.getByRole('spinbutton', { name: 'Budget' }).fill(String(tight));
      await page.keyboard.press('Enter');
      await answer.getByText(`for at most ${euros(tight)}: the least is ${euros(best.cost.amount)}`).waitFor();
      expect(new URL(page.url()).searchParams.get('budget')).toBe(String(tight));
      expect(await answer.innerText()).toMatch(/The best within the budget reaches \d+%/);
      await page.getByRole('heading', { name: 'What blocks it' }).waitFor();
      await page.getByRole('button', { name: 'Lift it' }).click();
      await answer.getByText(claim).waitFor();
      await page.goBack();
      await answer.getByText('the least is').waitFor();
      expect(problems).toEqual([]);
      await close();
    },
    MINUTE,
  );

  it(
    'moves the hours a week and is answered at once, with the sliders in the address',
    async () => {
      const { page, problems, close } = await workshop.visit(
        `/me/pathway?learner=${LEARNER}&role=${ROLE}&hoursPerWeek=6`,
      );
      const answer = page.locator('.answer');
      const before = await answer.innerText();
      const slider = page.getByRole('slider', { name: 'Hours a week' });
      await slider.focus();
      for (let i = 0; i < 6; i++) await page.keyboard.press('ArrowRight');
      await answer.filter({ hasNotText: before }).waitFor();
      expect(new URL(page.url()).searchParams.get('hoursPerWeek')).toBe('12');
      await page.locator('[aria-live=polite]', { hasText: 'Plan changed.' }).waitFor({ state: 'attached' });
      expect(problems).toEqual([]);
      await close();
    },
    MINUTE,
  );

  it(
    'plans without a badge, and the answer stays the API’s own',
    async () => {
      const best = await planOf('');
      const { credential } = best.steps[0]!;
      const without = await planOf(`, exclude: ["${credential.id}"]`);
      const { page, problems, close } = await workshop.visit(`/me/pathway?learner=${LEARNER}&role=${ROLE}`);
      await page
        .getByRole('figure', { name: /calendar/ })
        .getByRole('button', { name: credential.name })
        .click();
      const evidence = page.getByRole('region', { name: credential.name });
      await evidence.getByText(/credentials\.csv, line \d+/).waitFor();
      await evidence.getByRole('button', { name: 'Plan without it' }).click();
      await page.getByRole('button', { name: `Take back: ${credential.name}` }).waitFor();
      await page.reload();
      await page.getByRole('button', { name: `Take back: ${credential.name}` }).waitFor();
      if (without.status === 'optimal') await page.locator('.answer').getByText(euros(without.cost.amount)).waitFor();
      expect(without.steps.map((step) => step.credential.id)).not.toContain(credential.id);
      expect(problems).toEqual([]);
      await close();
    },
    MINUTE,
  );

  it(
    'takes the certificate home, and it holds',
    async () => {
      const { page, problems, close } = await workshop.visit(`/me/pathway?learner=${LEARNER}&role=${ROLE}`);
      const saving = page.waitForEvent('download');
      await page.getByRole('button', { name: 'Download the certificate' }).click();
      const download = await saving;
      expect(download.suggestedFilename()).toBe('certificate.json');
      const text = readFileSync(await download.path(), 'utf8');
      const { kind } = JSON.parse(text) as { kind: string };
      expect(checkCertificate({ text })).toMatchObject({ status: kind === 'solver' ? 'confirmed' : 'proved' });
      expect(checkCertificate({ text: text.replace(/"cost":(\d)/, '"cost":9$1') })).toMatchObject({
        status: 'rejected',
      });
      expect(problems).toEqual([]);
      await close();
    },
    MINUTE,
  );

  it(
    'states a skill, says how well, and finds it again',
    async () => {
      const { page, problems, close } = await workshop.visit('/me/skills?learner=lea-040');
      await settled(page);
      await page.getByRole('combobox', { name: 'Add a skill' }).fill('sign lang');
      await page.getByRole('option', { name: /Sign language/ }).click();
      const level = page.getByRole('radiogroup', { name: 'Level of Sign language' });
      await level.getByRole('radio', { name: 'proficient' }).check({ force: true });
      await page.locator('[aria-live=polite]', { hasText: 'Saved: Sign language, 3' }).waitFor({ state: 'attached' });
      await page.reload();
      expect(await level.getByRole('radio', { name: 'proficient' }).isChecked()).toBe(true);
      await page.getByRole('button', { name: 'Remove Sign language' }).click();
      await page.getByRole('button', { name: 'Undo' }).click();
      await level.waitFor();
      await page.getByRole('button', { name: 'Remove Sign language' }).click();
      await level.waitFor({ state: 'detached' });
      expect(problems).toEqual([]);
      await close();
    },
    MINUTE,
  );

  it(
    'is offered the nearest names when a role is unknown',
    async () => {
      const { page, close } = await workshop.visit(`/me/gap?learner=${LEARNER}&role=Solar+technicain`);
      const trouble = page.getByRole('alert');
      await trouble.waitFor();
      await trouble.getByRole('button', { name: 'Solar and storage technician' }).click();
      await page.waitForURL('**role=ro-solar-technician**');
      await page.locator('.answer', { hasText: 'of it is met' }).waitFor();
      await close();
    },
    MINUTE,
  );
});

describe('an address that asks what cannot be asked', () => {
  it(
    'names nobody by an id, and offers roles where the one it names is unknown',
    async () => {
      const { page, close } = await workshop.visit(`/me/pathway?learner=${LEARNER}&role=zzz`);
      await page.getByRole('alert').waitFor();
      expect(await page.getByRole('heading', { level: 1 }).innerHTML()).not.toMatch(/zzz|lea-/);
      await page.getByRole('heading', { name: 'Which role is it about?' }).waitFor();
      await page.locator('.panel a.button').first().click();
      await page.locator('.answer').waitFor();
      await close();
    },
    MINUTE,
  );
  it(
    'says which day the calendar does not have, and shows no other',
    async () => {
      const { page, problems, close } = await workshop.visit(
        `/me/pathway?learner=${LEARNER}&role=${ROLE}&by=2026-02-30`,
      );
      await page.getByRole('alert').getByText('“2026-02-30” is no calendar day.').waitFor();
      expect(await page.getByRole('heading', { level: 1 }).innerText()).toContain('ready by 2026-02-30');
      await page.getByRole('button', { name: 'Ask without it' }).click();
      await page.locator('.answer').waitFor();
      expect(problems).toEqual([]);
      await close();
    },
    MINUTE,
  );
});
