// A file to keep, under a name in any script.
import type { Context } from 'hono';
import { inSteps, stepsType } from '../../domain/file-steps.ts';
import type { PatrolEnv } from '../env.ts';

/** `name` as people read it (RFC 6266); browsers that know no other are given its plain letters. */
export function download(c: Context<PatrolEnv>, name: string, type: string, body: string | Uint8Array): Response {
  return c.body(typeof body === 'string' ? body : new Uint8Array(body), 200, headersOf(name, type));
}

/** How much of a file is made: so many of what it is made from, of so many; null while nobody has counted them. */
export type Made = { done: number; of: number | null };

/** The same where it is made while it is sent. What makes it ends when whoever asked is gone. `made`: told in between to whoever asks for that. */
export function downloadStream(
  c: Context<PatrolEnv>,
  name: string,
  type: string,
  body: AsyncGenerator<Uint8Array>,
  made?: Made,
): Response {
  const tells = made && c.req.header('accept') === stepsType;
  const share = (): number | null => (made?.of ? made.done / made.of : null);
  return c.body(
    ReadableStream.from<Uint8Array>(tells ? inSteps(body, share) : body),
    200,
    headersOf(name, tells ? stepsType : type),
  );
}

function headersOf(name: string, type: string): Record<string, string> {
  const plain = name.replaceAll(/[^\w .@-]+/g, '_');
  const whole = encodeURIComponent(name).replaceAll(/['()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16)}`);
  return {
    'content-type': type,
    'content-disposition': `attachment; filename="${plain}"; filename*=UTF-8''${whole}`,
    'cache-control': 'no-store',
  };
}
