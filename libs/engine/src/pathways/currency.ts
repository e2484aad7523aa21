import type { Snapshot } from '../snapshot/snapshot.js';
import { mostFrequentCurrency } from '../prices/exchange.js';
import { isPublished } from '../snapshot/published.js';
import type { PathwayOptions } from './options.js';

/** The currency of an answer: the one asked for, else the budget's, else the most frequent among published credentials. */
export function answerCurrency(snapshot: Snapshot, options: PathwayOptions): string {
  const published = snapshot.credentials.facts.filter((credential) => isPublished(credential));
  return options.currency ?? options.budgetCurrency ?? mostFrequentCurrency(published) ?? 'EUR';
}
