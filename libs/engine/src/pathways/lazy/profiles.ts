import { isPublished } from '../../snapshot/published.js';
import type { Snapshot } from '../../snapshot/snapshot.js';
import type { Allowed } from '../allowed.js';
import { columnsOf, type Columns } from './columns.js';
import { lazyIndex, type LazyIndex } from './lazy-index.js';
import { linksOf, type Links } from './links.js';
import { offersOf } from './offers-of.js';

/** What a snapshot is to all who ask with the same filters, funds and objective. */
export interface Profile {
  readonly allowed: Allowed;
  /** How many credentials can be studied from the first day of study on. */
  readonly studied: number;
  readonly index: LazyIndex;
}

/** Profiles kept for one snapshot, those asked for last: each takes some 150 bytes a credential. */
const MOST_PROFILES = 4;

/** What is kept of a snapshot from one question to the next. */
export class Profiles {
  readonly published: Uint8Array;
  readonly count: number;
  /** Whether the day asked about changes what is offered at which price: courses on fixed days, rates of exchange. */
  readonly isDated: boolean;
  private readonly kept = new Map<string, Profile>();
  private turned: { readonly columns: Columns; readonly links: Links } | undefined;
  private unfiltered: LazyIndex | undefined;

  constructor(private readonly snapshot: Snapshot) {
    const { facts } = snapshot.credentials;
    this.published = Uint8Array.from(facts, (one) => (isPublished(one) ? 1 : 0));
    this.count = this.published.reduce((sum, one) => sum + one, 0);
    this.isDated = snapshot.rates.length > 0 || facts.some(({ starts }) => starts !== undefined && starts.length > 0);
  }

  columns(): { readonly columns: Columns; readonly links: Links } {
    if (!this.turned) {
      const columns = columnsOf(this.snapshot);
      this.turned = { columns, links: linksOf(columns) };
    }
    return this.turned;
  }

  /** @param make called where no profile with this key is kept */
  profile(key: string, make: () => Profile): Profile {
    const profile = this.kept.get(key) ?? make();
    this.kept.delete(key);
    this.kept.set(key, profile);
    const [oldest] = this.kept.keys();
    if (this.kept.size > MOST_PROFILES) this.kept.delete(oldest!);
    return profile;
  }

  /** Everything published at no price: for what could be reached without any filter. */
  free(): LazyIndex {
    this.unfiltered ??= this.indexOfFree();
    return this.unfiltered;
  }

  private indexOfFree(): LazyIndex {
    const { columns, links } = this.columns();
    const offers = offersOf(this.snapshot, {
      study: this.published,
      renew: this.published,
      award: this.published,
      usable: () => true,
      convert: () => 0,
      grants: () => [],
      isCapped: () => false,
      objective: { price: 1, minutes: 0, then: 'minutes' },
    });
    return lazyIndex(columns, offers, links);
  }
}

const known = new WeakMap<Snapshot, Profiles>();

/** What is kept of a snapshot, as long as the snapshot is. */
export function profilesOf(snapshot: Snapshot): Profiles {
  const profiles = known.get(snapshot) ?? new Profiles(snapshot);
  known.set(snapshot, profiles);
  return profiles;
}
