// A file to keep, under a name in any script.
import type { Context } from 'hono';
import type { PatrolEnv } from '../env.ts';

/** `name` as people read it (RFC 6266); browsers that know no other are given its plain letters. */
export function download(c: Context<PatrolEnv>, name: string, type: string, body: string | Uint8Array): Response {
  const plain = name.replaceAll(/[^\w .@-]+/g, '_');
  const whole = encodeURIComponent(name).replaceAll(/['()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16)}`);
  return c.body(typeof body === 'string' ? body : new Uint8Array(body), 200, {
    'content-type': type,
    'content-disposition': `attachment; filename="${plain}"; filename*=UTF-8''${whole}`,
    'cache-control': 'no-store',
  });
}
