import type { Problem } from '#lib/model';

/** One thing Stackway can use: whether it is there, what was found, what is needed, and the step that brings it. */
export interface DoctorCheck {
  readonly name: string;
  readonly ok: boolean;
  readonly found: string;
  readonly needed: string;
  readonly next: string;
}

export interface DoctorAnswer {
  /** `ok` when everything is there that the product itself needs; what only tests or Neo4j need may be missing. */
  readonly status: 'ok' | 'incomplete';
  readonly checks: readonly DoctorCheck[];
}

/** A look at one thing. `optional`: the product works without it. */
export interface Probe {
  readonly name: string;
  readonly needed: string;
  readonly optional: boolean;
  /** What brings it. */
  readonly next: string;
  /**
   * What was found; throws when it is not there (the message says what was found instead). The `next` of a problem that is thrown
   * along is told in place of the probe's.
   */
  readonly look: () => Promise<string>;
}

/** Looks at each thing in turn and says what is installed, reachable and missing. */
export async function doctor(input: { readonly probes: readonly Probe[] }): Promise<DoctorAnswer> {
  const checks = await Promise.all(input.probes.map(examine));
  const complete = input.probes.every((probe, at) => probe.optional || checks[at]!.ok);
  return { status: complete ? 'ok' : 'incomplete', checks };
}

async function examine({ name, needed, look, next }: Probe): Promise<DoctorCheck> {
  try {
    return { name, ok: true, found: await look(), needed, next: '' };
  } catch (error) {
    const found = error instanceof Error ? error.message : String(error);
    return { name, ok: false, found, needed, next: stepOf(error) ?? next };
  }
}

/** What a store that is there but cannot be used says of itself; one that is not there is filled like any other. */
function stepOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('problem' in error)) return undefined;
  const { code, next } = error.problem as Problem;
  return code === 'store-missing' ? undefined : next;
}
