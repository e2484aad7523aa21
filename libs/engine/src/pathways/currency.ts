import type { Snapshot } from '../snapshot/snapshot.js';
import { mostFrequentCurrency } from '../prices/exchange.js';
import type { PathwayOptions } from './options.js';

/** The currency of an answer: the one asked for, else the budget's, else the most frequent among published credentials. */
export function answerCurrency(snapshot: Snapshot, options: PathwayOptions): string {
  const published = snapshot.credentials.facts.filter((credential) => isPublished(credential.status));
  return options.currency ?? options.budgetCurrency ?? mostFrequentCurrency(published) ?? 'EUR';
}

/** Only published credentials are offered; an empty status is published. */
export function isPublished(status: string | undefined): boolean {
  return status === undefined || status === 'published';
}
