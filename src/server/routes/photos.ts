// Photos in: one at a time, by hash, whole or in chunks.
import type { Context, Hono } from 'hono';
import * as v from 'valibot';
import { maxPhotoBytes } from '../../domain/photo.ts';
import { PhotoAnswer } from '../../domain/protocol.ts';
import { Refusal } from '../../domain/refusal.ts';
import { Sha256 } from '../../domain/schema/text.ts';
import { Answer } from '../answer.ts';
import type { Parts, PatrolEnv } from '../env.ts';
import { receiving, type Sent } from '../photos/receive.ts';
import { announcedLength, bodyPieces } from '../read-body.ts';
import { handingIn } from '../handing-in.ts';
import { describe } from './describe.ts';

const path = '/api/photos/:sha256';
const noStore = { 'cache-control': 'no-store' };

export function photoRoutes(app: Hono<PatrolEnv>, parts: Parts): void {
  const guard = handingIn(parts);
  const receive = receiving(parts);

  const ask = describe({
    summary: 'How much of a photo is here',
    refuses: ['bad-id', 'login', 'revoked', 'record-first'],
  });
  // A HEAD request arrives here as GET; a real GET is not for photos by their hash alone.
  app.get(path, ask, guard, async (c) => {
    if (c.req.raw.method !== 'HEAD') throw new Answer('method-not-allowed', { allow: 'HEAD, PUT, PATCH' });
    const { offset, complete } = await receive.state(sentBy(c));
    return c.body(null, 200, {
      ...noStore,
      'upload-offset': String(offset),
      'upload-complete': complete ? '?1' : '?0',
    });
  });

  const whole = describe({
    summary: 'Send a whole photo',
    gives: PhotoAnswer,
    refuses: [
      'bad-id',
      'login',
      'revoked',
      'csrf',
      'record-first',
      'timeout',
      'too-large',
      'not-image',
      'encoded-body',
      'hash-mismatch',
      'empty',
      'too-many-pixels',
      'unavailable',
      'server-full',
    ],
  });
  app.put(path, whole, guard, async (c) => {
    const answer: PhotoAnswer = await receive.whole(sentBy(c), bodyPieces(c, maxPhotoBytes));
    return c.json(answer, 200, noStore);
  });

  const chunk = describe({
    summary: 'Send the next chunk of a photo',
    gives: PhotoAnswer,
    refuses: [
      'bad-request',
      'bad-id',
      'login',
      'revoked',
      'csrf',
      'record-first',
      'timeout',
      'offset-mismatch',
      'length-required',
      'too-large',
      'not-image',
      'encoded-body',
      'hash-mismatch',
      'empty',
      'too-many-pixels',
      'unavailable',
      'server-full',
    ],
  });
  app.patch(path, chunk, guard, async (c) => {
    const offset = countHeader(c, 'upload-offset');
    if (offset === null) throw new Refusal('bad-request');
    const given = { offset, length: countHeader(c, 'upload-length'), chunkBytes: announcedLength(c) };
    const answer: PhotoAnswer = await receive.chunk(sentBy(c), given, bodyPieces(c, maxPhotoBytes));
    return c.json(answer, 200, noStore);
  });
}

function sentBy(c: Context<PatrolEnv, typeof path>): Sent {
  const sha256 = c.req.param('sha256');
  if (!v.is(Sha256, sha256)) throw new Refusal('bad-id');
  return { sha256, who: c.get('sender') };
}

function countHeader(c: Context<PatrolEnv>, name: 'upload-offset' | 'upload-length'): number | null {
  const value = c.req.header(name);
  if (value === undefined) return null;
  if (!/^\d{1,12}$/.test(value)) throw new Refusal('bad-request');
  return Number(value);
}
