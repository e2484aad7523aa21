import { ask, type Answer } from './client.js';

/** Formulas in the words of the answers themselves, by part of the page that explains them; absent where nothing answers. */
export interface Formulas {
  readonly unmet?: string | undefined;
  readonly team?: string | undefined;
}
interface Told {
  readonly formula?: string;
}

/** What the answers say they are computed by. The team map is asked only for those who may see one. */
export async function askFormulas(question: { signedIn: boolean }, signal?: AbortSignal): Promise<Answer<Formulas>> {
  const market = await ask<{ unmetDemand: Told }>(
    'query UnmetFormula { unmetDemand(first: 1) { ... on UnmetDemand { formula } } }',
    {},
    signal,
  );
  if (!market.data) return market;
  return {
    data: { unmet: market.data.unmetDemand.formula, team: question.signedIn ? await teamFormula(signal) : undefined },
  };
}

async function teamFormula(signal?: AbortSignal): Promise<string | undefined> {
  const mine = await ask<{ organizations: { id: string }[] }>('query Mine { organizations { id } }', {}, signal);
  const organization = mine.data?.organizations[0]?.id;
  if (organization === undefined) return undefined;
  const map = await ask<{ capabilityMap: Told }>(
    'query MapFormula($organization: ID!) { capabilityMap(organization: $organization) { ... on CapabilityMap { formula } } }',
    { organization },
    signal,
  );
  return map.data?.capabilityMap.formula;
}
