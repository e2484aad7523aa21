import {
  headingsRead,
  readSavedProfiles,
  readWeights,
  removeProfile,
  saveProfile,
  type ProfileFile,
} from '#lib/ingest';
import { refuse, type Problem, type Refusal } from '#lib/model';
import type { Deps } from './deps.js';

/** A profile that somebody has saved, in short. */
export interface SavedProfile {
  /** What `--format` takes. */
  readonly name: string;
  readonly title: string;
  /** The tables that its files are like: `courses/courses`. */
  readonly like: readonly string[];
  /** Headings of the files that it reads. */
  readonly headings: readonly string[];
}

/** The saved profiles by name, and what in their folder is none. */
export async function listProfiles(
  deps: Pick<Deps, 'profiles'>,
): Promise<{ readonly profiles: readonly SavedProfile[]; readonly warnings: readonly Problem[] }> {
  const { saved, warnings } = await readSavedProfiles(deps.profiles, await readWeights());
  return { profiles: saved.map(told), warnings };
}

/**
 * Keeps a mapping under a name, so that files like it are recognised from then on.
 * @param input.replace another that stands under this name is given up
 * @returns the profile, or a refusal `bad-name`, `name-taken`, `profile-exists`, `bad-mapping` or `no-profiles`
 */
export async function keepProfile(
  deps: Pick<Deps, 'profiles'>,
  input: { readonly name: string; readonly title: string; readonly mapping: unknown; readonly replace?: boolean },
): Promise<{ readonly status: 'ok'; readonly profile: SavedProfile } | Refusal> {
  if (deps.profiles === undefined) return refuse(NOWHERE);
  const kept = await saveProfile(deps.profiles, input, await readWeights());
  return kept.status === 'ok' ? { status: 'ok', profile: told(kept.profile) } : kept;
}

/** Forgets a saved profile; what was imported with it stays. @returns ok, or a refusal `unknown-profile` or `no-profiles` */
export async function forgetProfile(
  deps: Pick<Deps, 'profiles'>,
  input: { readonly name: string },
): Promise<{ readonly status: 'ok' } | Refusal> {
  return deps.profiles === undefined ? refuse(NOWHERE) : removeProfile(deps.profiles, input.name);
}

function told(profile: ProfileFile): SavedProfile {
  const { name, title, tables } = profile;
  const headings = headingsRead(profile);
  return { name, title, like: tables.flatMap(({ like }) => like ?? []), headings };
}

const NOWHERE: Problem = {
  code: 'no-profiles',
  message: 'This server has no folder for profiles.',
  found: 'no folder',
  expected: 'STACKWAY_PROFILES, or a store in a folder',
  next: 'Start the server with STACKWAY_PROFILES set to a folder.',
};
