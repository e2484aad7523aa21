import path from 'node:path';
import type { Cli } from './cli.js';

/** A bar on standard error; `stop` may be called twice. */
export interface Progress {
  update(done: number, total: number, doing: string): void;
  stop(): void;
}

const SILENT: Progress = { update: () => {}, stop: () => {} };

/** A progress bar where a person watches, nothing elsewhere. */
export async function progressBar(cli: Cli, title: string): Promise<Progress> {
  if (!cli.output.showsProgress) return SILENT;
  const { default: bars } = await import('cli-progress');
  const bar = new bars.SingleBar({
    format: `${title} {bar} {percentage} %  {doing}`,
    barsize: 24,
    hideCursor: true,
    clearOnComplete: true,
    stream: process.stderr,
  });
  let state: 'waiting' | 'running' | 'stopped' = 'waiting';
  return {
    update: (done, total, doing) => {
      if (state === 'waiting') bar.start(total, 0, { doing: '' });
      if (state !== 'stopped') bar.update(done, { doing: path.basename(doing) });
      if (state === 'waiting') state = 'running';
    },
    stop: () => {
      if (state === 'running') bar.stop();
      state = 'stopped';
    },
  };
}
