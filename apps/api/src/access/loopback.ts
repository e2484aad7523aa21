const LOOPBACK = new Set(['localhost', '127.0.0.1', '::1', '[::1]']);

/** Does this name reach only the machine itself? */
export function isLoopback(host: string): boolean {
  return LOOPBACK.has(host.toLowerCase());
}

/** The host of a `Host` header without its port, lower case; undefined for what is no host. */
function hostName(header: string | undefined): string | undefined {
  return /^(\[[0-9a-f:.]+\]|[a-z0-9.-]+)(?::\d{1,5})?$/i.exec(header ?? '')?.[1]?.toLowerCase();
}

/**
 * May a request with these headers be served? On loopback the Host must be the machine itself, or a page anywhere could reach us under
 * a name of its own (DNS rebinding). A page's Origin must be ours; programs send none.
 */
export function comesFromHere(headers: { host?: string; origin?: string }, loopbackOnly: boolean): boolean {
  const name = hostName(headers.host);
  if (name === undefined || (loopbackOnly && !isLoopback(name))) return false;
  if (headers.origin === undefined) return true;
  return URL.canParse(headers.origin) && new URL(headers.origin).host === headers.host?.toLowerCase();
}
