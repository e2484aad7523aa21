import type { Fact, FactOf, FactType } from '#lib/model';
import { snapshotOf } from '#lib/engine';

/** What a catalogue of some shape is known by. Shares are from 0 to 1. */
export interface Figures {
  readonly credentials: number;
  readonly roles: number;
  readonly skills: number;
  /** Means for a credential. */
  readonly taught: number;
  readonly required: number;
  readonly free: number;
  /** Shares of credentials with prerequisites, and with alternatives among them. */
  readonly withPrerequisites: number;
  readonly alternatives: number;
  /** Of the skill-levels that roles ask for, the share that no credential certifies. */
  readonly uncertified: number;
  readonly stacks: number;
  readonly bundles: number;
  readonly awards: number;
  readonly funds: number;
}

export function figuresOf(facts: readonly Fact[]): Figures {
  const of = <T extends FactType>(type: T) => facts.filter((fact) => fact.type === type) as FactOf<T>[];
  const credentials = of('credential');
  const prerequisites = of('prerequisite');
  const stacks = of('stack');
  const owners = (list: readonly { readonly credential: string }[]) => new Set(list.map((one) => one.credential)).size;
  const { requires, certifiedBy } = snapshotOf(facts);
  let [asked, above] = [0, 0];
  requires.skill.forEach((skill, k) => {
    const levels = certifiedBy.level.subarray(certifiedBy.starts[skill], certifiedBy.starts[skill + 1]);
    asked += requires.level[k]!;
    above += Math.max(0, requires.level[k]! - Math.max(0, ...levels));
  });
  const share = (part: number) => part / credentials.length;
  return {
    credentials: credentials.length,
    roles: of('role').length,
    skills: of('skill').length,
    taught: share(of('credentialSkill').length),
    required: share(prerequisites.length),
    free: share(credentials.filter(({ cost }) => cost === 0).length),
    withPrerequisites: share(owners(prerequisites)),
    alternatives: share(owners(prerequisites.filter(({ group }) => group !== undefined))),
    uncertified: above / asked,
    stacks: stacks.length,
    bundles: stacks.filter(({ bundlePrice }) => bundlePrice !== undefined).length,
    awards: stacks.filter(({ awards }) => awards !== undefined).length,
    funds: of('funding').length,
  };
}
