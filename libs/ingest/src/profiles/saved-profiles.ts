import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { refuse, type Problem, type Refusal } from '#lib/model';
import type { Weights } from '../weights/weights.js';
import { KEPT_NAMES } from '../mapping/source-name.js';
import { checkProfile } from './check-profile.js';
import { readProfiles } from './load-profiles.js';
import type { ProfileFile } from './profile-file.js';
import { templatesOf } from './templates.js';

export interface SavedProfiles {
  /** As they are applied: with what they take from other tables filled in. */
  readonly profiles: readonly ProfileFile[];
  /** As they were saved. */
  readonly saved: readonly ProfileFile[];
  /** One for each file that is no profile; it is left out. */
  readonly warnings: readonly Problem[];
}

const NAME = /^[a-z][a-z0-9-]{0,39}$/;
const ENDING = '.json';

/** The profiles that people have saved, by name. A folder that is not there holds none. */
export async function readSavedProfiles(folder: string | undefined, weights: Weights): Promise<SavedProfiles> {
  const names = folder === undefined ? [] : await readdir(folder).catch(() => []);
  const files = names.filter((name) => name.endsWith(ENDING) && NAME.test(name.slice(0, -ENDING.length))).sort();
  if (folder === undefined || files.length === 0) return { profiles: [], saved: [], warnings: [] };
  const templates = templatesOf(await readProfiles());
  const found = { profiles: [] as ProfileFile[], saved: [] as ProfileFile[], warnings: [] as Problem[] };
  for (const file of files) {
    const content = parsed(await readFile(path.join(folder, file), 'utf8').catch(() => ''));
    const checked = await checkProfile(content, file, weights, templates);
    if ('profile' in checked) {
      const name = file.slice(0, -ENDING.length);
      found.profiles.push({ ...checked.profile, name });
      found.saved.push({ ...(content as ProfileFile), name });
    } else found.warnings.push(...checked.problems.slice(0, 1).map((problem) => ({ ...problem, code: 'bad-profile' })));
  }
  return found;
}

/**
 * Keeps a mapping as a profile: from then on files like it are recognised.
 * @param given.replace another that stands under this name is given up; the same one may always be saved again
 * @returns the profile as it was saved, or a refusal `bad-name`, `name-taken`, `bad-mapping` or `profile-exists`
 */
export async function saveProfile(
  folder: string,
  given: { readonly name: string; readonly title: string; readonly mapping: unknown; readonly replace?: boolean },
  weights: Weights,
): Promise<{ readonly status: 'ok'; readonly profile: ProfileFile } | Refusal> {
  const { name, mapping } = given;
  const title = given.title.trim() || name;
  if (!NAME.test(name)) return refuse(badName(name));
  const shipped = await readProfiles();
  const taken = [...shipped.map((each) => each.name), ...KEPT_NAMES];
  if (taken.includes(name)) return refuse(nameTaken(name, taken));
  const content = typeof mapping === 'object' && mapping !== null ? { ...mapping, name, title } : mapping;
  const templates = templatesOf(shipped);
  const checked = await checkProfile(content, name, weights, templates);
  if ('problems' in checked) return refuse(...checked.problems);
  await mkdir(folder, { recursive: true });
  const place = path.join(folder, name + ENDING);
  const text = `${JSON.stringify(content, null, 2)}\n`;
  const before = await readFile(place, 'utf8').catch(() => undefined);
  if (before !== undefined && before !== text && given.replace !== true) {
    const standing = await checkProfile(parsed(before), name, weights, templates);
    return refuse(exists(name, 'profile' in standing ? (parsed(before) as ProfileFile) : undefined));
  }
  await writeFile(`${place}.new`, text);
  await rename(`${place}.new`, place);
  return { status: 'ok', profile: content as ProfileFile };
}

/** Forgets a saved profile; what was imported with it stays. @returns ok, or a refusal `unknown-profile` */
export async function removeProfile(folder: string, name: string): Promise<{ readonly status: 'ok' } | Refusal> {
  const names = (await readdir(folder).catch(() => [])).map((file) => file.slice(0, -ENDING.length));
  if (!NAME.test(name) || !names.includes(name)) return refuse(unknownProfile(name, names));
  await rm(path.join(folder, name + ENDING), { force: true });
  return { status: 'ok' };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function badName(found: string): Problem {
  return {
    code: 'bad-name',
    message: `"${found}" cannot be the name of a profile.`,
    found,
    expected: 'up to 40 small letters, digits and hyphens, a letter first',
    next: 'Choose a name such as course-list-north.',
  };
}

function nameTaken(found: string, taken: readonly string[]): Problem {
  return {
    code: 'name-taken',
    message: `${found} is the name of a profile that comes with Stackway.`,
    found,
    expected: `a name other than ${taken.join(', ')}`,
    next: 'Choose another name.',
  };
}

/** Headings of the files that a profile reads. */
export function headingsRead({ tables }: ProfileFile): readonly string[] {
  return tables.flatMap(({ columns = {} }) =>
    Object.values(columns).flatMap((column) =>
      'headings' in column ? column.headings : 'heading' in column ? [column.heading] : [],
    ),
  );
}

/** @param before what stands under the name; undefined where somebody has broken it by hand */
function exists(name: string, before: ProfileFile | undefined): Problem {
  const like = before?.tables.flatMap((each) => each.like ?? []).join(', ');
  const headings = before && headingsRead(before).join(', ');
  const about = before === undefined ? 'a file that is no mapping' : `"${before.title}"`;
  return {
    code: 'profile-exists',
    message: `Another mapping is saved as ${name} already: ${about}${like && `, like ${like}`}${headings && ` with the columns ${headings}`}.`,
    found: name,
    expected: 'a name that is free, or that the saved mapping is to be replaced',
    next: 'Choose another name, or say that this one takes its place (replace).',
  };
}

function unknownProfile(found: string, known: readonly string[]): Problem {
  return {
    code: 'unknown-profile',
    message: `No profile called ${found} was saved.`,
    found,
    expected: known.length > 0 ? known.join(', ') : 'the name of a saved profile; there is none yet',
    next: 'Choose one from the list of saved profiles.',
  };
}
