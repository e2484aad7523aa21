import type { LearnerRecord, Store } from '#lib/store';

/** A person as far as they share: without what they keep to themselves. Ids stay, so that people can be counted. */
export function shared(record: LearnerRecord): LearnerRecord {
  const { learner, skills, credentials, positions } = record;
  const shares = learner.shares ?? [];
  return {
    learner: { type: 'learner', id: learner.id, ...(learner.shares ? { shares: learner.shares } : {}) },
    skills: shares.includes('skills') ? skills : [],
    credentials: shares.includes('credentials') ? credentials : [],
    positions,
  };
}

/** What an employer may read of the store: people, and of each only what that person shares. */
export function sharingStore(store: Pick<Store, 'people'>): Pick<Store, 'people'> {
  const people: Store['people'] = async function* (organization) {
    for await (const batch of store.people(organization)) yield batch.map(shared);
  };
  return { people };
}
