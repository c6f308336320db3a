import helmet from 'helmet';
import type { RequestHandler } from 'express';

const YEAR_IN_SECONDS = 31_536_000;

/** The headers of every answer: scripts, styles, fonts and forms of this address only, no frame around it, nothing inline. */
export function securityHeaders(tls: boolean): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { ...POLICY, ...(tls ? { upgradeInsecureRequests: [] } : {}) },
    },
    strictTransportSecurity: tls ? { maxAge: YEAR_IN_SECONDS, includeSubDomains: false } : false,
    // `no-referrer` would make browsers send `Origin: null` with our own forms.
    referrerPolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
  });
}

const POLICY = {
  defaultSrc: ["'self'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  imgSrc: ["'self'", 'data:'],
  fontSrc: ["'self'"],
  connectSrc: ["'self'"],
  objectSrc: ["'none'"],
  baseUri: ["'none'"],
  frameAncestors: ["'none'"],
  formAction: ["'self'"],
} as const;

/** The policy of a self-contained sheet: the site's own, and the hashes of its styles. */
export function sheetPolicy(styleHashes: readonly string[]): string {
  const hashes = styleHashes.map((hash) => `'sha256-${hash}'`).join(' ');
  return `default-src 'none'; img-src 'self' data:; font-src 'self'; style-src 'self' ${hashes}; base-uri 'none'; form-action 'none'; frame-ancestors 'self'`;
}

/** The policy of what somebody uploaded: it may do nothing at all. */
export const UPLOAD_POLICY = "sandbox; default-src 'none'";
