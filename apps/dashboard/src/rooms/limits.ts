import { address, type Changes } from '../address/address.svelte.js';
import type { Limits } from '../ask/pathway.js';

function number(name: string): number | undefined {
  const text = address.get(name);
  const value = Number(text);
  return text === undefined || !Number.isFinite(value) ? undefined : value;
}

/** The limits in the address bar. Reads reactive state. */
export function limitsOf(): Limits {
  return {
    budget: number('budget'),
    currency: address.get('currency'),
    hoursPerWeek: number('hoursPerWeek'),
    start: address.get('start'),
    by: address.get('by'),
    maxHours: number('maxHours'),
    parallel: number('parallel'),
    validOn: address.get('validOn'),
    minTrust: number('minTrust'),
    mode: address.get('mode'),
    language: address.get('language'),
    region: address.get('region'),
    coverage: number('coverage'),
    minimise: address.get('minimise'),
    exclude: address.all('exclude'),
    require: address.all('require'),
  };
}

/** Which parameter of the address each constraint of an answer stands for. */
const PARAMETERS: Record<string, string> = {
  'hours-per-week': 'hoursPerWeek',
  hours: 'hoursPerWeek',
  'min-trust': 'minTrust',
  trust: 'minTrust',
  deadline: 'by',
};
export function parameterOf(constraint: string): string {
  return PARAMETERS[constraint] ?? constraint;
}

/** Takes every limit away, and nothing else. */
export const NO_LIMITS: Changes = Object.fromEntries(
  [
    'budget',
    'currency',
    'hoursPerWeek',
    'start',
    'by',
    'maxHours',
    'parallel',
    'validOn',
    'minTrust',
    'mode',
    'language',
    'region',
    'coverage',
    'minimise',
    'exclude',
    'require',
  ].map((name) => [name, undefined]),
);
