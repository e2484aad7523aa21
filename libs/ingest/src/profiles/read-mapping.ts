import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { refuse, type Problem, type Refusal } from '#lib/model';
import type { Weights } from '../weights/weights.js';
import { checkProfile } from './check-profile.js';
import { readProfiles } from './load-profiles.js';
import type { ProfileFile } from './profile-file.js';
import { templatesOf } from './templates.js';

/**
 * Reads a mapping: a profile of one's own, in the same language as those in data/profiles.
 * @returns the profile, or a refusal `not-found`, `not-json` or `bad-mapping`
 */
export async function readMapping(
  file: string,
  weights: Weights,
): Promise<{ readonly status: 'ok'; readonly profile: ProfileFile } | Refusal> {
  const name = path.basename(file);
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return refuse(notFound(file));
  let content: unknown;
  try {
    content = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    return refuse(notJson(name, text, error as Error));
  }
  const checked = await checkMapping(content, weights, name);
  return 'profile' in checked ? { status: 'ok', profile: checked.profile } : refuse(...checked.problems);
}

/** The content of a mapping → a profile, with what it takes from other tables filled in; or what is wrong with it. */
export async function checkMapping(
  content: unknown,
  weights: Weights,
  name = 'mapping',
): ReturnType<typeof checkProfile> {
  return checkProfile(content, name, weights, templatesOf(await readProfiles()));
}

function notFound(file: string): Problem {
  return {
    code: 'not-found',
    message: `There is no file ${file}.`,
    found: file,
    expected: 'the path of a mapping, a JSON file',
    where: { file },
    next: 'Check the path.',
  };
}

function notJson(file: string, text: string, error: Error): Problem {
  return {
    code: 'not-json',
    message: `The mapping is no JSON: ${error.message}.`,
    found: text.slice(0, 60),
    expected: 'a JSON file as docs/how-to-add-a-profile.md describes it',
    where: { file },
    next: 'Correct the file, or have one proposed: stackway mapping <file>.',
  };
}
