import type { LearnerRecord } from '#lib/store';

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
