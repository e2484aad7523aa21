import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Settings } from '#lib/usecases';
import type { Cli } from './cli.js';
import { EXIT, type ExitCode } from './exit-codes.js';
import { progressBar } from './progress.js';
import { conclude, withStore } from './session.js';

/**
 * Loads the sample into an embedded store that holds nothing yet; leaves any other store alone.
 * @returns the exit code when it could not be loaded, undefined when all is well
 */
export async function loadSample(cli: Cli, settings: Settings): Promise<ExitCode | undefined> {
  const folder = sampleFolder();
  if (settings.store.kind !== 'embedded' || folder === undefined) return undefined;
  const { importFiles } = await import('#lib/usecases');
  const code = await withStore(cli, { store: settings.store.folder }, 'create', async (deps) => {
    if ((await deps.store.version()) > 0) return EXIT.answered;
    const bar = await progressBar(cli, 'Loading the sample');
    try {
      const answer = await importFiles(deps, {
        paths: [folder],
        onProgress: (at) => bar.update(at.done, at.total, at.file),
      });
      if (answer.status === 'refused') return conclude(cli, answer, () => '');
      cli.output.say(
        `Loaded the sample: ${answer.counts.added} facts. Take it back with: stackway undo ${answer.import.id}`,
      );
      return EXIT.answered;
    } finally {
      bar.stop();
    }
  });
  return code === EXIT.answered ? undefined : code;
}

/** The sample's folder in a clone or an installed package, from the compiled file's place. */
function sampleFolder(): string | undefined {
  const folder = path.resolve(import.meta.dirname, '../../../../data/sample');
  return existsSync(folder) ? folder : undefined;
}
