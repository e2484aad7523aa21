/* What the API answers, as far as the pages ask for it. */
export interface Named {
  readonly id: string;
  readonly name: string;
}
export interface Money {
  readonly amount: number;
  readonly currency: string;
}
export interface Provenance {
  readonly import: string;
  readonly file: string;
  readonly line: number;
  readonly at: string;
}
export interface SkillName extends Named {
  readonly kind: string | null;
}
export interface RoleName {
  readonly id: string;
  readonly title: string;
}
export interface LearnerName {
  readonly id: string;
  readonly name: string | null;
}
export const PROVENANCE = 'provenance { import file line at }';
