import type { Fact, Learner, Problem } from '#lib/model';
import type { Provenance, Store } from '#lib/store';
import { Seen } from './seen.js';
import { textHash, textHashes } from './text-hash.js';

interface Line {
  readonly file: number;
  readonly line: number;
}

interface Shared {
  readonly learner: Learner;
  readonly place: Line;
  readonly other: string;
}

/**
 * Whose e-mail is whose: by it a badge finds the person it was given to, so people who share one should be looked at. In memory that does not
 * grow with the people, as facts are remembered.
 */
export class Emails {
  private readonly seen = new Seen();
  private first: Shared | undefined;
  private count = 0;
  private isAny = false;

  constructor(private readonly fileNames: readonly string[]) {}

  /** Somebody whom the import describes, or speaks of in passing. */
  add(fact: Fact, place: Line): void {
    if (fact.type !== 'learner' || fact.email === undefined) return;
    const other = this.placeOf(fact);
    if (other) this.share({ learner: fact, place, other });
    else this.seen.add(keyOf(fact), place.file, place.line);
    this.isAny = true;
  }

  /**
   * People who share an e-mail, in the import or with somebody of the store: all of them are kept, as an office may have one address.
   * @param isGiven whether the import says something newer of a learner of the store
   */
  async warnings(store: Store, isGiven: (id: string) => boolean): Promise<readonly Problem[]> {
    if (!this.isAny) return [];
    for await (const facts of store.facts(['learner']))
      for (const fact of facts) if (fact.type === 'learner') await this.look(fact, store, isGiven);
    return this.first ? [this.warning(this.first)] : [];
  }

  close(): void {
    this.seen.close();
  }

  private async look(stored: Learner, store: Store, isGiven: (id: string) => boolean): Promise<void> {
    if (stored.email === undefined || isGiven(stored.id)) return;
    const found = this.seen.find(keyOf(stored));
    if (!found || found.sameContent) return;
    const [told] = this.first ? [] : await store.provenance({ type: 'learner', key: stored.id });
    const other = `${stored.id} in the store${told ? ` ${placed(told)}` : ''}`;
    this.share({ learner: stored, place: found, other });
  }

  private share(shared: Shared): void {
    this.count += 1;
    this.first ??= shared;
  }

  /** Where the e-mail was given to somebody else. */
  private placeOf(fact: Fact): string | undefined {
    if (fact.type !== 'learner' || fact.email === undefined) return undefined;
    const found = this.seen.find(keyOf(fact));
    return found && !found.sameContent ? `line ${found.line} of ${this.fileNames[found.file]!}` : undefined;
  }

  private warning({ learner, place, other }: Shared): Problem {
    const many = this.count === 1 ? 'One e-mail belongs' : `${this.count} e-mails belong`;
    return {
      code: 'shared-email',
      message: `${many} to two people. The first: ${learner.email}, which ${other} has too.`,
      found: learner.email!,
      expected: 'an e-mail of its own for each person, or none',
      where: { file: this.fileNames[place.file]!, line: place.line },
      next: 'If both are one person, use one id for both; otherwise correct one of the two: a badge for this e-mail finds nobody as long as two have it.',
    };
  }
}

const placed = ({ import: by, file, line }: Provenance): string => `(import ${by}, line ${line} of ${file})`;

/** Upper and lower case are the same, as for badges; the content is the person. */
function keyOf({ id, email }: Learner): { readonly a: number; readonly b: number; readonly content: number } {
  return { ...textHashes(email!.toLowerCase()), content: textHash(id) };
}
