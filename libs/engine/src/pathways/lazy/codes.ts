import type { Columns } from './columns.js';

/**
 * Numbers of the ways in which something is brought about, one range after the other: a credential studied and paid for alone (its
 * position), a stack completed, an ended credential renewed, a bundle bought, a member (position in `members.item`) studied that a
 * bundle pays for.
 */
export class Codes {
  readonly complete: number;
  readonly renew: number;
  readonly buy: number;
  readonly inBundle: number;
  readonly end: number;

  constructor(
    private readonly columns: Columns,
    renewals: number,
  ) {
    this.complete = columns.credentials;
    this.renew = this.complete + columns.stacks;
    this.buy = this.renew + renewals;
    this.inBundle = this.buy + columns.stacks;
    this.end = this.inBundle + columns.members.item.length;
  }

  /** The credential that a way studies, −1 for other ways. */
  studied(code: number): number {
    if (code < this.complete) return code;
    return code >= this.inBundle ? this.columns.members.item[code - this.inBundle]! : -1;
  }

  isRenewal(code: number): boolean {
    return code >= this.renew && code < this.buy;
  }

  isCompletion(code: number): boolean {
    return code >= this.complete && code < this.renew;
  }

  isPurchase(code: number): boolean {
    return code >= this.buy && code < this.inBundle;
  }

  isInBundle(code: number): boolean {
    return code >= this.inBundle;
  }
}
