import { address } from '../address/address.svelte.js';
import { ask, type Trouble } from './client.js';
import type { LearnerName } from './shapes.js';

export interface Me {
  readonly signedIn: boolean;
  readonly name: string | null;
  readonly grants: readonly string[];
  readonly learner: LearnerName | null;
  readonly organization: string | null;
  readonly actsAsAnyLearner: boolean;
}
export interface CatalogueCounts {
  readonly skills: number;
  readonly roles: number;
  readonly credentials: number;
  readonly issuers: number;
  readonly stacks: number;
  readonly postings: number;
}
const ME = `query Me { me { signedIn name grants learner { id name } organization actsAsAnyLearner }
  health { status counts { skills roles credentials issuers stacks postings } } }`;

/** Who asks, and how much there is to ask about. */
class Viewer {
  me = $state.raw<Me>();
  counts = $state.raw<CatalogueCounts>();
  trouble = $state.raw<Trouble>();

  async load(): Promise<void> {
    const answer = await ask<{ me: Me; health: { counts: CatalogueCounts | null } }>(ME, {});
    this.trouble = answer.trouble;
    if (!answer.data) return;
    this.me = answer.data.me;
    this.counts = answer.data.health.counts ?? undefined;
  }
  /** The learner whose answer is wanted: named in the address, else the one who is signed in. */
  get learner(): string | undefined {
    return address.get('learner') ?? this.me?.learner?.id;
  }
  may(grant: string): boolean {
    return this.me?.grants.some((held) => held === grant || held === 'admin') ?? false;
  }
}
export const viewer = new Viewer();
