/** What a new release of skills or roles brings and takes, as an import tells it. */
export interface Release {
  readonly frameworks: readonly string[];
  readonly added: Some<Named>;
  readonly renamed: Some<{ readonly kind: Kind; readonly id: string; readonly before: string; readonly after: string }>;
  readonly merged: Some<Named & { readonly into: Named; readonly by: HeirBy; readonly usedBy: UsedBy }>;
  readonly dropped: Some<Named & { readonly usedBy: UsedBy }>;
  readonly peopleAffected: UsedBy & { readonly samples: readonly Affected[] };
}
type Kind = 'skill' | 'role';
/** `same-as` and `decision` are followed; `name` and `broader` are proposals. */
export type HeirBy = 'same-as' | 'decision' | 'name' | 'broader';
interface Some<T> {
  readonly count: number;
  readonly samples: readonly T[];
}
export interface Named {
  readonly kind: Kind;
  readonly id: string;
  readonly name: string;
}
/** So many learners, credentials and roles refer to a thing. */
export interface UsedBy {
  readonly learners: number;
  readonly credentials: number;
  readonly roles: number;
}
export interface Affected {
  readonly who: 'learner' | 'credential' | 'role';
  readonly id: string;
  readonly thing: Named;
  readonly follows: { readonly id: string; readonly name: string; readonly by: string };
}
