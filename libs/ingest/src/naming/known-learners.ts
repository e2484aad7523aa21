import { createHash } from 'node:crypto';

/** Somebody by an id or e-mail, or by the hash of one. */
export interface Identity {
  readonly text: string;
  readonly hash?: 'sha256' | 'md5' | 'sha1' | 'sha512';
  readonly salt?: string;
}

/** People by id and e-mail, as badges name them. */
export class KnownLearners {
  private readonly emails = new Map<string, string>();
  private isFrozen = false;

  /** From now on the same people fit. */
  freeze(): void {
    this.isFrozen = true;
  }

  /** Takes note of a person; a newer e-mail replaces an older one. */
  add({ id, email }: { readonly id: string; readonly email?: string }): void {
    if (this.isFrozen) return;
    if (email === undefined) this.emails.set(id, '');
    else this.emails.set(id, email);
  }

  /** Ids of the people that one of the identities fits. */
  matching(identities: readonly Identity[]): readonly string[] {
    return [...this.emails].flatMap(([id, email]) => (identities.some((each) => fits(each, id, email)) ? [id] : []));
  }
}

/** Issuers hash the e-mail as it was given to them, most often in lower case, with the salt behind it. */
function fits({ text, hash, salt = '' }: Identity, id: string, email: string): boolean {
  if (hash === undefined) return text === id || (email !== '' && text.toLowerCase() === email.toLowerCase());
  const forms = [id, email, email.toLowerCase()].filter((each) => each !== '');
  return forms.some(
    (each) =>
      createHash(hash)
        .update(each + salt)
        .digest('hex') === text,
  );
}
