import type { Snapshot } from '../snapshot/snapshot.js';
import { mostFrequentCurrency } from '../prices/exchange.js';
import { isPublished } from '../snapshot/published.js';
import type { PathwayOptions } from './options.js';

/** By snapshot, as every question asks: there may be a million credentials to count. */
const counted = new WeakMap<Snapshot, string>();

/** The currency of an answer: the one asked for, else the budget's, else the most frequent among published credentials. */
export function answerCurrency(snapshot: Snapshot, options: PathwayOptions): string {
  return options.currency ?? options.budgetCurrency ?? usualCurrency(snapshot);
}

function usualCurrency(snapshot: Snapshot): string {
  const known = counted.get(snapshot);
  if (known !== undefined) return known;
  const published = snapshot.credentials.facts.filter((credential) => isPublished(credential));
  const usual = mostFrequentCurrency(published) ?? 'EUR';
  counted.set(snapshot, usual);
  return usual;
}
