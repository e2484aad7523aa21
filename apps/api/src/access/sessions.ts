import { randomBytes } from 'node:crypto';
import { hashOf } from '../accounts/secret.js';

/** What a session stands for: the person at this machine, or a bearer token that was given in exchange. */
export type Session = { readonly kind: 'owner' } | { readonly kind: 'bearer'; readonly token: string };

interface Kept<T> {
  readonly value: T;
  readonly until: number;
}
const MINUTE_MS = 60_000;
const LINK_MS = 60 * MINUTE_MS;
const SESSION_MS = 7 * 24 * 60 * MINUTE_MS;
const MOST_SESSIONS = 10_000;

/** Sign-in links and sessions. Kept in memory, by hash: a restart signs everybody out. */
export class Sessions {
  private readonly links = new Map<string, Kept<Session>>();
  private readonly open = new Map<string, Kept<Session>>();
  /** Browsers share cookies between ports, so the name holds the port. Set once it is known. */
  cookieName = 'stackway';

  constructor(private readonly now: () => number) {}

  /** The secret of a link that signs in once, within the hour. */
  newLink(session: Session): string {
    return keep(this.links, session, this.now() + LINK_MS);
  }

  /** The secret of a session, when the link is good; it is good no more afterwards. */
  useLink(secret: string): string | undefined {
    const session = take(this.links, hashOf(secret), this.now());
    this.links.delete(hashOf(secret));
    return session && this.begin(session);
  }

  begin(session: Session): string {
    if (this.open.size >= MOST_SESSIONS) this.open.delete(this.open.keys().next().value!);
    return keep(this.open, session, this.now() + SESSION_MS);
  }

  find(secret: string): Session | undefined {
    return take(this.open, hashOf(secret), this.now());
  }

  end(secret: string): void {
    this.open.delete(hashOf(secret));
  }

  /** The `Set-Cookie` of a session, or one that takes it away. */
  cookie(secret: string | undefined, secure: boolean): string {
    const age = secret === undefined ? 0 : Math.round(SESSION_MS / 1000);
    const parts = [`${this.cookieName}=${secret ?? ''}`, 'Path=/', 'HttpOnly', 'SameSite=Strict', `Max-Age=${age}`];
    return [...parts, ...(secure ? ['Secure'] : [])].join('; ');
  }

  /** The session's secret in a `Cookie` header. */
  secretIn(header: string | undefined): string | undefined {
    for (const part of header?.split(';') ?? []) {
      const [name, value] = part.trim().split('=', 2);
      if (name === this.cookieName && value) return value;
    }
    return undefined;
  }
}

function keep<T>(map: Map<string, Kept<T>>, value: T, until: number): string {
  const secret = randomBytes(32).toString('base64url');
  map.set(hashOf(secret), { value, until });
  return secret;
}

function take<T>(map: Map<string, Kept<T>>, hash: string, now: number): T | undefined {
  const kept = map.get(hash);
  return kept && kept.until > now ? kept.value : undefined;
}
