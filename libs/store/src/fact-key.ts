import type { FactType } from '#lib/model';

/** What a fact is known by: its type and its key within the type. */
export interface FactKey {
  readonly type: FactType;
  readonly key: string;
}
