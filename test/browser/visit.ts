import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { startServer, type Served } from '../../apps/api/src/main.js';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const QUIET = ['--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking'].concat([
  '--disable-component-update',
  '--disable-sync',
]);

/** A running Stackway on sample data in a temporary store, and a browser in which its owner has signed in. */
export interface Workshop {
  readonly url: string;
  readonly visit: (at: string, options?: BrowserContextOptions) => Promise<Visit>;
  /** What the API itself answers to the same owner. */
  readonly ask: <T>(query: string, variables?: object) => Promise<T>;
  readonly close: () => Promise<void>;
}
export interface Visit {
  readonly page: Page;
  /** Console errors, page errors, requests that leave the machine, answers of 400 and above. */
  readonly problems: readonly string[];
  readonly close: () => Promise<void>;
}

/** Starts server and browser. Tests build what ships, so the dashboard must have been built. */
export async function openWorkshop(): Promise<Workshop> {
  if (!existsSync(path.join(ROOT, 'dist/dashboard/index.html')))
    throw new Error('Build it first: npm run build:dashboard');
  const folder = mkdtempSync(path.join(tmpdir(), 'stackway-browser-'));
  const settings = { store: { kind: 'embedded', folder, isDefault: false }, host: '127.0.0.1', port: 0 } as const;
  const server: Served = await startServer({ settings, sample: true });
  const executablePath = process.env['STACKWAY_TEST_BROWSER'] ?? '/usr/bin/chromium';
  const browser: Browser = await chromium.launch({ executablePath, args: QUIET });
  const first = await browser.newContext();
  await first.request.get(server.signInLink!);
  const storageState = await first.storageState();
  return {
    url: server.url,
    async visit(at, options = {}) {
      const context = await browser.newContext({ storageState, locale: 'en-GB', timezoneId: 'UTC', ...options });
      const page = await context.newPage();
      const problems = watch(page, server.url);
      await page.goto(server.url + at);
      return { page, problems, close: () => context.close() };
    },
    async ask<T>(query: string, variables = {}) {
      const response = await first.request.post(`${server.url}/graphql`, { data: { query, variables } });
      return ((await response.json()) as { data: T }).data;
    },
    async close() {
      await browser.close();
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function watch(page: Page, url: string): string[] {
  const problems: string[] = [];
  const inside = (address: string): boolean =>
    /^(blob|data):/.test(address) || new URL(address).host === new URL(url).host;
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') problems.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => problems.push(`page: ${error.message}`));
  page.on('request', (request) => inside(request.url()) || problems.push(`outside: ${request.url()}`));
  page.on('websocket', (socket) => inside(socket.url()) || problems.push(`outside: ${socket.url()}`));
  page.on('response', (response) => {
    if (response.status() >= 400) problems.push(`${response.status()}: ${response.url()}`);
  });
  return problems;
}

/** Waits until the page has asked all it wants to know and drawn it. */
export async function settled(page: Page): Promise<void> {
  await page.locator('h1').waitFor();
  await page.waitForLoadState('networkidle');
}

interface AxeResult {
  readonly violations: readonly {
    readonly id: string;
    readonly help: string;
    readonly nodes: readonly { readonly html: string }[];
  }[];
}

/** What axe finds against WCAG 2.2 AA and its best practices, one line a violation. */
export async function violations(page: Page): Promise<string[]> {
  // Evaluated by the debugger, as the page's own policy allows no foreign script.
  await page.evaluate(readFileSync(AXE, 'utf8'));
  const run = `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })`;
  const { violations: found } = await page.evaluate<AxeResult>(run);
  return found.map(
    ({ id, help, nodes }) => `${id}: ${help}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`,
  );
}

/** How many pixels the page is wider than its window. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate<number>('Math.max(0, document.documentElement.scrollWidth - window.innerWidth)');
}

/** Keeps a picture for the README when STACKWAY_SHOTS=1. */
export async function shot(page: Page, name: string): Promise<void> {
  if (process.env['STACKWAY_SHOTS'] !== '1') return;
  await page.screenshot({ path: path.join(ROOT, 'docs/images', `${name}.png`) });
}

/** Controls that lie on one another, by more than a pixel: what they are called. */
export async function overlapping(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const controls = [...document.querySelectorAll<HTMLElement>('main :is(input, select, button)')].filter((one) =>
      one.checkVisibility(),
    );
    const boxes = controls.map((one) => ({ one, box: one.getBoundingClientRect() }));
    return boxes.flatMap(({ one, box: a }, i) =>
      boxes.slice(i + 1).flatMap(({ one: other, box: b }) => {
        const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
        const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
        const called = (control: HTMLElement): string => control.closest('label')?.innerText ?? control.innerText;
        return wide > 1 && high > 1 ? [`${called(one)} / ${called(other)}`] : [];
      }),
    );
  });
}
