// How far another system has read. Opaque to it, signed by us, and good for the same question in one life of the database.
import { createHmac, timingSafeEqual } from 'node:crypto';
import * as v from 'valibot';
import { Refusal } from '../domain/refusal.ts';
import { Count, Id } from '../domain/schema/text.ts';
import type { ChangeEnd } from './store/open-data-store.ts';

const Said = v.strictTuple([Id, Count, v.string()]);

const sign = (text: string, about: string, secret: Uint8Array): string =>
  createHmac('sha256', secret).update(`open\n${about}\n${text}`).digest('base64url');

type Life = { epoch: string; secret: Uint8Array };

/** `about`: the question it goes on with, of whichever token. */
export function writeOpenCursor({ seq, id }: ChangeEnd, about: string, { epoch, secret }: Life): string {
  const text = Buffer.from(JSON.stringify([epoch, seq, id])).toString('base64url');
  return `${text}.${sign(text, about, secret)}`;
}

/** Refuses `bad-cursor` what is not ours or of another question, `epoch-changed` one from before the database was put back. */
export function readOpenCursor(given: string, about: string, { epoch, secret }: Life): ChangeEnd {
  const [text = '', mac = '', ...more] = given.split('.');
  const [meant, got] = [Buffer.from(sign(text, about, secret)), Buffer.from(mac)];
  if (more.length > 0 || meant.length !== got.length || !timingSafeEqual(meant, got)) throw new Refusal('bad-cursor');
  const [life, seq, id] = v.parse(Said, JSON.parse(Buffer.from(text, 'base64url').toString()));
  if (life !== epoch) throw new Refusal('epoch-changed');
  return { seq, id };
}
