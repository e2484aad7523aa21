import { Buffer } from 'node:buffer';
import type { Locator, Page } from 'playwright-core';
import type { Workshop } from './visit.js';

/** A file as a person chooses it. */
export const file = (name: string, text: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });

export async function give(page: Page, ...files: (ReturnType<typeof file> | string)[]): Promise<void> {
  await page.locator('input[type=file]:not([webkitdirectory])').setInputFiles(files as string[]);
}

/** Waits until the first rows are read as told: so many understood, so many rejected. */
export const rows = (page: Page, good: number, bad: number): Promise<void> =>
  page.locator(`[data-good="${good}"][data-bad="${bad}"][aria-busy="false"]`).waitFor();

export const means = (page: Page, heading: string): Locator =>
  page.getByLabel(`What ${heading} means`, { exact: true });
export const wouldChange = (page: Page): Locator => page.getByRole('region', { name: 'What would change' });

/** Presses “Import these …” and waits until it is written. */
export async function write(page: Page): Promise<void> {
  await wouldChange(page)
    .getByRole('button', { name: /^Import these|^Import this/ })
    .click();
  await page.getByRole('region', { name: 'What changed' }).waitFor();
}

/** Takes back the newest import. */
export async function undo(page: Page): Promise<void> {
  const buttons = page.getByRole('button', { name: /^Undo the import of/ });
  await buttons.first().waitFor();
  const last = (await buttons.count()) - 1;
  await buttons.first().click();
  await page.getByRole('button', { name: 'Yes, undo' }).click();
  await buttons.nth(last).waitFor({ state: 'detached' });
  await page
    .getByText(/^Undone: /)
    .first()
    .waitFor();
}

/** First files of the imports that stand, newest first. */
export async function standing(workshop: Workshop): Promise<string[]> {
  const query = '{ imports(first: 50) { nodes { files { file } undone { at } } } }';
  type Reply = { imports: { nodes: { files: { file: string }[]; undone: unknown }[] } };
  const { imports } = await workshop.ask<Reply>(query);
  return imports.nodes.filter((one) => !one.undone).map((one) => one.files[0]!.file);
}
