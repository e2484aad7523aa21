import { plain } from '../formats/columns.js';
import { cell } from '../formats/format.js';
import { scaleOfMost } from '../values/level-scale.js';
import type { ReaderName } from './profile-file.js';
import { compileReader } from './readers.js';
import type { Options, Reader } from './reader-making.js';
import type { Compile, Setting } from './setting.js';

/** Reads each column that a wide table does not name by what its own cells say, and by the options that a mapping gives for it. */
export function compileWide(read: ReaderName, options: Options, setting: Setting, compile: Compile): Reader {
  const { headings, others, sample } = setting;
  const samples = others.map((at) => sample.map((cells) => cell(cells, at)).filter((text) => text !== ''));
  const beside = read === 'level' ? scaleOfMost(samples) : undefined;
  const readers = new Map(
    others.map((at, place) => {
      const heading = headings[at]!;
      const all = { ...options, ...optionsUnder(heading, setting.given) };
      const making = { options: all, sample: samples[place]!, heading, setting, compile };
      return [heading, compileReader(read, { ...making, ...(beside ? { beside } : {}) })] as const;
    }),
  );
  return (value, scope) => readers.get(scope.heading ?? '')?.(value, scope);
}

/** What a mapping says of a column that its table does not name: by its heading, or by `*` of all of them. */
export function optionsUnder(heading: string, given: Setting['given']): Options {
  const all = Object.values(given ?? {});
  const under = (name: string): Options => {
    const found = all.find((each) => 'heading' in each && plain(each.heading) === plain(name));
    return (found && 'heading' in found && found.options) || {};
  };
  return { ...under('*'), ...under(heading) };
}
