import { isIP } from 'node:net';
import type { Problem } from '#lib/model';

/** How many proxies stand in front, or their addresses, subnets and names of ranges. */
export type TrustProxy = number | readonly string[];

const RANGES = ['loopback', 'linklocal', 'uniquelocal'];
const MOST_PROXIES = 10;

/**
 * The proxies whose `X-Forwarded-…` headers are believed. Never everybody: who can reach the server could then say anything.
 * @param text a whole number, or addresses, subnets and ranges with commas between
 * @returns undefined for 0, which is nobody
 */
export function trustProxyOf(text: string): TrustProxy | undefined | Problem {
  if (/^\d{1,2}$/.test(text) && Number(text) <= MOST_PROXIES) return Number(text) === 0 ? undefined : Number(text);
  const named = text.split(',').map((part) => part.trim());
  if (named.every((part) => RANGES.includes(part) || isSubnet(part))) return named;
  return {
    code: 'not-a-proxy',
    message: `STACKWAY_TRUST_PROXY is "${text}".`,
    found: text,
    expected: `how many proxies stand in front (0 to ${MOST_PROXIES}), or their addresses or subnets with commas between, or ${RANGES.join(', ')}`,
    next: 'Change STACKWAY_TRUST_PROXY, or unset it when there is no proxy.',
  };
}

/** `10.0.0.1` or `10.0.0.0/8`. */
function isSubnet(text: string): boolean {
  const [address = '', bits, ...more] = text.split('/');
  const kind = isIP(address);
  if (kind === 0 || more.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) >= 1 && Number(bits) <= (kind === 4 ? 32 : 128));
}
