// What is asked of the school without an account.
import * as v from 'valibot';
import { PhotoAnswer } from '../../domain/protocol.ts';
import {
  PublicPlace,
  PublicProgress,
  PublicReportTaken,
  type PublicRating,
  type PublicReport,
} from '../../domain/public-report.ts';
import { post, putFile, report, withSecret, type Answered } from '../../sync/rest.ts';

const addressOf = (number: string): string => `/api/public-reports/${encodeURIComponent(number)}`;

export const placeAt = (code: string): Promise<Answered<PublicPlace>> =>
  report(`/api/public-places/${encodeURIComponent(code)}`, PublicPlace);

export async function send(said: PublicReport): Promise<Answered<PublicReportTaken>> {
  const answered = await post('/api/public-reports', said);
  if (!answered.ok) return answered;
  const read = v.safeParse(PublicReportTaken, answered.body);
  return read.success ? { ...answered, body: read.output } : { ok: false, why: 'unreachable', status: 0 };
}

export const progressOf = (number: string, secret: string): Promise<Answered<PublicProgress>> =>
  report(addressOf(number), PublicProgress, withSecret(secret));

export async function rate(number: string, secret: string, said: PublicRating): Promise<Answered<PublicProgress>> {
  const answered = await post(`${addressOf(number)}/rating`, said, withSecret(secret));
  if (!answered.ok) return answered;
  const read = v.safeParse(PublicProgress, answered.body);
  return read.success ? { ...answered, body: read.output } : { ok: false, why: 'unreachable', status: 0 };
}

export const sendPhoto = (number: string, secret: string, sha256: string, bytes: ArrayBuffer) =>
  putFile(`${addressOf(number)}/photos/${sha256}`, { bytes, type: 'image/jpeg' }, PhotoAnswer, withSecret(secret));
