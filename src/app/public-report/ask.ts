// What is asked of the school without an account.
import * as v from 'valibot';
import type { HazardCategory } from '../../domain/hazard-words.ts';
import { PhotoAnswer } from '../../domain/protocol.ts';
import {
  PublicPlace,
  PublicProgress,
  PublicReportTaken,
  PublicSimilar,
  type PublicAppeal,
  type PublicRating,
  type PublicReport,
} from '../../domain/public-report.ts';
import { post, putFile, report, withSecret, type Answered } from '../../sync/rest.ts';

const addressOf = (number: string): string => `/api/public-reports/${encodeURIComponent(number)}`;

export const placeAt = (code: string): Promise<Answered<PublicPlace>> =>
  report(`/api/public-places/${encodeURIComponent(code)}`, PublicPlace);

export const similarAt = (code: string, category: HazardCategory): Promise<Answered<PublicSimilar>> =>
  report(`/api/public-places/${encodeURIComponent(code)}/similar/${category}`, PublicSimilar);

export async function send(said: PublicReport): Promise<Answered<PublicReportTaken>> {
  const answered = await post('/api/public-reports', said);
  if (!answered.ok) return answered;
  const read = v.safeParse(PublicReportTaken, answered.body);
  return read.success ? { ...answered, body: read.output } : { ok: false, why: 'unreachable', status: 0 };
}

export const progressOf = (number: string, secret: string): Promise<Answered<PublicProgress>> =>
  report(addressOf(number), PublicProgress, withSecret(secret));

export const rate = (number: string, secret: string, said: PublicRating) => say(number, secret, 'rating', said);
export const appeal = (number: string, secret: string, said: PublicAppeal) => say(number, secret, 'appeal', said);

async function say(
  number: string,
  secret: string,
  what: 'rating' | 'appeal',
  said: PublicRating | PublicAppeal,
): Promise<Answered<PublicProgress>> {
  const answered = await post(`${addressOf(number)}/${what}`, said, withSecret(secret));
  if (!answered.ok) return answered;
  const read = v.safeParse(PublicProgress, answered.body);
  return read.success ? { ...answered, body: read.output } : { ok: false, why: 'unreachable', status: 0 };
}

export const sendPhoto = (number: string, secret: string, sha256: string, bytes: ArrayBuffer) =>
  putFile(`${addressOf(number)}/photos/${sha256}`, { bytes, type: 'image/jpeg' }, PhotoAnswer, withSecret(secret));
