import helmet from 'helmet';
import type { RequestHandler } from 'express';

const none = ["'none'"];
const self = ["'self'"];

/** No script, style or connection but our own. Inline style attributes are allowed: pictures set positions with them. */
export function securityHeaders(): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: self,
        scriptSrc: self,
        styleSrc: self,
        styleSrcAttr: ["'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: self,
        connectSrc: self,
        objectSrc: none,
        baseUri: none,
        frameAncestors: none,
        formAction: self,
      },
    },
    crossOriginEmbedderPolicy: false,
    strictTransportSecurity: false, // the server itself speaks http; a proxy that adds TLS adds this too
    referrerPolicy: { policy: 'no-referrer' },
  }) as RequestHandler;
}

/** GraphiQL brings its script and style inside its page, and starts workers from blobs. Still nothing from another machine. */
export const GRAPHIQL_POLICY = [
  "default-src 'self'",
  "script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:",
  "style-src 'self' 'unsafe-inline'",
  "worker-src 'self' blob: data:",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "object-src 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');
