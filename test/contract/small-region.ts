import type { Fact } from '#lib/model';
import { fact } from './telling.js';

const skills = [
  ['pv-design', 'Design photovoltaic systems'],
  ['storage', 'Size battery storage'],
  ['safety', 'Work safely at height'],
  ['teamwork', 'Work in teams'],
  ['grid', 'Plan smart grids'],
] as const;
const requirements = [
  ['solar-technician', 'pv-design', 3],
  ['solar-technician', 'storage', 2],
  ['solar-technician', 'safety', 4],
  ['grid-planner', 'storage', 3],
  ['grid-planner', 'grid', 4],
  ['grid-planner', 'teamwork', 2],
] as const;
const credentials = [
  ['pv-basics', 'PV basics', 12_000, 'pv-design', 2],
  ['pv-pro', 'PV professional', 48_050, 'pv-design', 4],
  ['storage-badge', 'Storage badge', 30_000, 'storage', 3],
  ['energy-manager', 'Energy manager', 99_900, 'grid', 3],
  ['pv-award', 'Renewable energy technician', 0, 'safety', 3],
] as const;

/** A region in small: enough of each kind for every question of docs/graph-model.md to have an answer. */
export const SMALL_REGION: readonly Fact[] = [
  ...skills.map(([id, name]) => fact('skill', { id, name, kind: 'hard' })),
  fact('role', { id: 'solar-technician', title: 'Solar technician' }),
  fact('role', { id: 'grid-planner', title: 'Grid planner' }),
  ...requirements.map(([role, skill, level]) => fact('roleSkill', { role, skill, level, importance: 0.8 })),
  fact('roleCredential', { role: 'solar-technician', credential: 'electric-licence' }),
  fact('issuer', { id: 'coast-college', name: 'Coast College', accredited: true, trust: 0.9 }),
  ...credentials.map(([id, name, cost]) =>
    fact('credential', { id, name, issuer: 'coast-college', cost, currency: 'EUR', hours: 20, validMonths: 24 }),
  ),
  ...credentials.map(([credential, , , skill, level]) => fact('credentialSkill', { credential, skill, level })),
  fact('prerequisite', { credential: 'pv-pro', needs: 'pv-basics' }),
  fact('prerequisite', { credential: 'pv-basics', needs: 'safety', level: 1 }),
  fact('prerequisite', { credential: 'energy-manager', needs: 'pv-pro', group: 'entry' }),
  fact('prerequisite', { credential: 'energy-manager', needs: 'storage-badge', group: 'entry' }),
  fact('stack', { id: 'pv-stack', name: 'PV stack', issuer: 'coast-college', awards: 'pv-award', bundlePrice: 70_000, currency: 'EUR' }), // prettier-ignore
  fact('stackMember', { stack: 'pv-stack', credential: 'pv-basics' }),
  fact('stackMember', { stack: 'pv-stack', credential: 'pv-pro' }),
  fact('stackMember', { stack: 'pv-stack', credential: 'storage-badge' }),
  fact('articulation', { from: 'pv-stack', programme: 'BSc Energy', credits: 15 }),
  fact('organization', { id: 'sunny', name: 'Sunny Ltd' }),
  fact('team', { id: 'roofs', organization: 'sunny', name: 'Roofs' }),
  fact('learner', { id: 'ana', name: 'Ana' }),
  fact('learner', { id: 'ben', name: 'Ben' }),
  fact('learnerSkill', { learner: 'ana', skill: 'safety', level: 4, at: '2025-05-01' }),
  fact('learnerSkill', { learner: 'ben', skill: 'storage', level: 1 }),
  fact('learnerCredential', { learner: 'ana', credential: 'pv-basics', issuedOn: '2025-06-01' }),
  fact('learnerCredential', { learner: 'ana', credential: 'storage-badge', issuedOn: '2023-06-01' }),
  fact('position', { learner: 'ana', team: 'roofs', role: 'solar-technician', since: '2024-01-01' }),
  fact('position', { learner: 'ben', team: 'roofs', role: 'solar-technician', targetRole: 'grid-planner' }),
  fact('posting', { id: 'p1', title: 'Solar technician (m/f/d)', role: 'solar-technician', region: 'Coast', postedOn: '2026-01-10' }), // prettier-ignore
  fact('posting', { id: 'p2', title: 'Planner', role: 'grid-planner', postedOn: '2026-02-10' }),
];
