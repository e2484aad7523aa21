import { homedir } from 'node:os';
import type { Problem } from '#lib/model';
import { StoreUnavailable } from '#lib/store';
import { isRefusal, readSettings } from '#lib/usecases';
import { startServer, StartRefused } from './server.js';

/** The server by itself, as `nest start` begins it; `stackway serve` says more. Settings come from the environment. */
export async function run(): Promise<number> {
  const { env, platform } = process;
  const settings = readSettings({ env, platform, folder: process.cwd(), home: homedir() });
  if (isRefusal(settings)) return say(settings.problems, 2);
  try {
    const served = await startServer({ settings });
    process.stdout.write(`${served.url}\n${served.signInLink ?? ''}\n`);
    await new Promise<void>((resolve) => {
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
    });
    await served.close();
    return 0;
  } catch (error) {
    if (error instanceof StartRefused) return say([error.problem], 2);
    if (error instanceof StoreUnavailable) return say([error.problem], 3);
    throw error;
  }
}

function say(problems: readonly Problem[], exitCode: number): number {
  for (const problem of problems) process.stderr.write(`${JSON.stringify(problem)}\n`);
  return exitCode;
}
