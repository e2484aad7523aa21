import type { Fact } from '#lib/model';

/** A small world: one role, four badges (one not published), two learners, one team. Levels and prices are chosen so that answers can be worked out by hand. */
export const FACTS: readonly Fact[] = [
  { type: 'skill', id: 'sizing', name: 'PV sizing', kind: 'hard', altNames: ['sizing of PV'] },
  { type: 'skill', id: 'safety', name: 'Electrical safety', kind: 'knowledge' },
  { type: 'skill', id: 'talk', name: 'Talking to customers', kind: 'soft' },
  { type: 'role', id: 'tech', title: 'Solar technician', codes: ['7411'] },
  { type: 'roleSkill', role: 'tech', skill: 'sizing', level: 3, importance: 1 },
  { type: 'roleSkill', role: 'tech', skill: 'safety', level: 2, importance: 0.5 },
  { type: 'issuer', id: 'school', name: 'Riverside School', trust: 0.9, accredited: true },
  { type: 'issuer', id: 'shed', name: 'The Shed' },
  badge('pv', 'Solar PV Design', 'school', 18_000, 30),
  badge('volt', 'Working with Voltage', 'school', 9_050, 12),
  { ...badge('secret', 'Not out yet', 'shed', 100, 1), status: 'proposed' } as Fact,
  { type: 'credentialSkill', credential: 'pv', skill: 'sizing', level: 3 },
  { type: 'credentialSkill', credential: 'volt', skill: 'safety', level: 2 },
  { type: 'credentialSkill', credential: 'secret', skill: 'sizing', level: 5 },
  { type: 'prerequisite', credential: 'pv', needs: 'volt' },
  { type: 'stack', id: 'duo', name: 'Solar Duo', issuer: 'school', awards: 'cert' },
  { type: 'stackMember', stack: 'duo', credential: 'volt' },
  { type: 'stackMember', stack: 'duo', credential: 'pv' },
  badge('cert', 'Technician Certificate', 'school', 100_000, 200),
  { type: 'learner', id: 'ana', name: 'Ana', email: 'ana@example.org', hoursPerWeek: 6, shares: ['skills'] },
  { type: 'learner', id: 'bo', name: 'Bo' },
  { type: 'learnerSkill', learner: 'ana', skill: 'sizing', level: 1, at: '2026-01-05' },
  { type: 'learnerCredential', learner: 'ana', credential: 'volt', issuedOn: '2026-02-01' },
  { type: 'organization', id: 'acme', name: 'Acme' },
  { type: 'organization', id: 'other', name: 'Other' },
  { type: 'team', id: 'field', organization: 'acme', name: 'Field' },
  { type: 'position', learner: 'ana', team: 'field', role: 'tech' },
  { type: 'position', learner: 'bo', team: 'field', role: 'tech' },
];

function badge(id: string, name: string, issuer: string, cost: number, hours: number): Fact {
  return { type: 'credential', id, name, issuer, cost, currency: 'EUR', hours };
}
