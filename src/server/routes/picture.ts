// A photo as a browser may show it: as that and nothing else, and not to be kept.
import type { Context } from 'hono';
import type { PatrolEnv, Parts } from '../env.ts';
import type { StoredPhoto } from '../store/store.ts';
import { refuseBeyond } from '../whole-answers.ts';

export async function picture(c: Context<PatrolEnv>, { photos }: Pick<Parts, 'photos'>, stored: StoredPhoto) {
  refuseBeyond(c, stored.bytes);
  return c.body(await photos.read(stored.sha256), 200, {
    'content-type': stored.type,
    'content-length': String(stored.bytes),
    'content-disposition': 'inline',
    'content-security-policy': `default-src 'none'; sandbox`,
    'cache-control': 'private, no-store',
  });
}
