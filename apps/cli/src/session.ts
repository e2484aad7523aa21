import { randomUUID } from 'node:crypto';
import { homedir, userInfo } from 'node:os';
import { refuse, type Refusal } from '#lib/model';
import type { Deps, Settings, SettingsSource } from '#lib/usecases';
import type { Cli, CommonOptions } from './cli.js';
import { EXIT, type ExitCode } from './exit-codes.js';
import type { Paint } from './render/paint.js';
import { missingStore, openChoice, type Mode } from './stores.js';

/** What the settings are read from. */
export function settingsSource(cli: Cli, flags: SettingsSource['flags'] = {}): SettingsSource {
  const { env, platform } = cli.around;
  return { env, flags, folder: cli.around.cwd(), home: homedir(), platform };
}

/** Reads the settings, or says every mistake and gives undefined. */
export async function settingsOf(cli: Cli, flags: SettingsSource['flags']): Promise<Settings | undefined> {
  const { readSettings } = await import('#lib/usecases');
  const settings = readSettings(settingsSource(cli, flags));
  if (!('status' in settings)) return settings;
  cli.output.refuse(settings);
  return undefined;
}

/**
 * Opens the store, lets a command work with it, and closes it whatever happens.
 * @param mode what the command may do to the store
 */
export async function withStore(
  cli: Cli,
  options: CommonOptions,
  mode: Mode,
  work: (deps: Deps, settings: Settings) => Promise<ExitCode>,
): Promise<ExitCode> {
  const settings = await settingsOf(cli, options.store === undefined ? {} : { store: options.store });
  if (!settings) return EXIT.usage;
  const missing = mode === 'create' || mode === 'try' ? undefined : missingStore(settings.store);
  if (missing) {
    cli.output.refuse(refuse(missing.problem));
    return missing.exit;
  }
  const { CatalogueCache, InlineRunner } = await import('#lib/usecases');
  const store = await openChoice(settings.store, mode);
  const runner = new InlineRunner(() => performance.now());
  try {
    const now = (): string => new Date().toISOString();
    const deps: Deps = {
      store,
      runner,
      catalogue: new CatalogueCache(store),
      now,
      today: () => today(new Date()),
      newId: () => randomUUID().slice(0, 8),
      by: userName(),
      profiles: settings.profiles,
    };
    return await work(deps, settings);
  } finally {
    await runner.close();
    await store.close();
  }
}

/** Ends a command: its answer is said and the code follows from `isNo`, or the refusal is said. */
export function conclude<Outcome extends object>(
  cli: Cli,
  outcome: Outcome,
  tell: (answer: Answered<Outcome>, paint: Paint, width: number) => string,
  isNo: (answer: Answered<Outcome>) => boolean = () => false,
): ExitCode {
  if ('status' in outcome && outcome.status === 'refused') {
    cli.output.refuse(outcome as unknown as Refusal);
    return EXIT.usage;
  }
  const answer = outcome as Answered<Outcome>;
  cli.output.answer(answer, tell);
  return isNo(answer) ? EXIT.no : EXIT.answered;
}
type Answered<Outcome> = Exclude<Outcome, { readonly status: 'refused' }>;

/** The calendar day here, where the person is. */
function today(now: Date): string {
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return 'cli';
  }
}
