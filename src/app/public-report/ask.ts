// What is asked of the school without an account.
import * as v from 'valibot';
import { FirmCase, type FirmProgress } from '../../domain/firm-case.ts';
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
import { picture, post, postFor, putFile, report, withSecret, type Answered } from '../../sync/rest.ts';

/** What is asked of a report, and of a case by an outside firm, stands below this. */
export const addressOf = (number: string): string => `/api/public-reports/${encodeURIComponent(number)}`;

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

export const firmAddress = (number: string): string => `/api/firm-cases/${encodeURIComponent(number)}`;

export const firmCase = (number: string, secret: string): Promise<Answered<FirmCase>> =>
  report(firmAddress(number), FirmCase, withSecret(secret));

export const sayForFirm = (number: string, secret: string, said: FirmProgress): Promise<Answered<FirmCase>> =>
  postFor(`${firmAddress(number)}/progress`, said, FirmCase, withSecret(secret));

export const firmPhoto = (number: string, secret: string, sha256: string): Promise<ArrayBuffer | null> =>
  picture(`${firmAddress(number)}/photos/${sha256}`, withSecret(secret));

/** `at`: below which the photo is sent. */
export const sendPhoto = (at: string, secret: string, sha256: string, bytes: ArrayBuffer) =>
  putFile(`${at}/photos/${sha256}`, { bytes, type: 'image/jpeg' }, PhotoAnswer, withSecret(secret));
