// What browsers are told to forbid, on every answer (T16).
import type { MiddlewareHandler } from 'hono';
import type { Parts, PatrolEnv } from './env.ts';

const policy = [
  `default-src 'none'`,
  `script-src 'self'`,
  `style-src 'self'`,
  `font-src 'self'`,
  `img-src 'self' blob:`,
  `media-src 'self' blob:`,
  `connect-src 'self'`,
  `worker-src 'self'`,
  `manifest-src 'self'`,
  `base-uri 'none'`,
  `object-src 'none'`,
  `frame-ancestors 'none'`,
  `form-action 'self'`,
  `require-trusted-types-for 'script'`,
  'trusted-types patrol',
].join('; ');

const headers = {
  'content-security-policy': policy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'permissions-policy': 'camera=(self), geolocation=(self), microphone=(self)',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};

/** A handler that sets one of these itself, such as the sandbox of a photo, keeps its own. */
export function securityHeaders({ isSecure }: Pick<Parts, 'isSecure'>): MiddlewareHandler<PatrolEnv> {
  const all = Object.entries(isSecure ? { ...headers, 'strict-transport-security': 'max-age=31536000' } : headers);
  return async (c, next) => {
    for (const [name, value] of all) c.header(name, value);
    await next();
  };
}
