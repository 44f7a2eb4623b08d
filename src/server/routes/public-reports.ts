// 师生扫码上报, for whoever has no account: throttled, checked like everything else, and told no more than what became of it.
import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { Context, Hono } from 'hono';
import * as v from 'valibot';
import { caseNumber } from '../../domain/case-number.ts';
import type { Hazard } from '../../domain/hazard.ts';
import { hazardCategories } from '../../domain/hazard-words.ts';
import { placeName, type Place } from '../../domain/place.ts';
import { placeOfCode } from '../../domain/place-code.ts';
import { PhotoAnswer, protocol, secretHeader } from '../../domain/protocol.ts';
import { progressOf } from '../../domain/public-progress.ts';
import {
  maxPublicPhotoBytes,
  PublicAppeal,
  publicPhotoMs,
  PublicPlace,
  PublicProgress,
  PublicRating,
  PublicReport,
  PublicReportTaken,
  PublicSimilar,
} from '../../domain/public-report.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { School } from '../../domain/school.ts';
import { Sha256 } from '../../domain/schema/text.ts';
import { addressOf } from '../address.ts';
import { Answer } from '../answer.ts';
import { appealReport } from '../appeal-report.ts';
import { bySchool, onePiece, refusesPhoto } from '../by-school.ts';
import { makeEntries, type Fact } from '../entries.ts';
import { tellOfPublicReport, tellOfPublicStep } from '../messages/tell-of-entries.ts';
import type { Parts, PatrolEnv } from '../env.ts';
import { newId } from '../new-id.ts';
import { readImage } from '../photos/image.ts';
import { receiving } from '../photos/receive.ts';
import { rateReport } from '../rate-report.ts';
import { asSame, similarJustNow } from '../similar-report.ts';
import { readBytes, readJson, readMessage } from '../read-body.ts';
import { hashOf } from '../sessions.ts';
import type { KnownReport } from '../store/public-store.ts';
import { tokenBuckets } from '../throttle.ts';
import { describe } from './describe.ts';

/** An hour, of one address (a school's wireless network is one) and of everybody; looking is cheaper. */
const reports = { address: 20, all: 100 };
const looksAMinute = 60;
const noStore = { 'cache-control': 'no-store' };
const secretBytes = 16;
const newSecret = (): string => randomBytes(secretBytes).toString('base64url');

export function publicReportRoutes(app: Hono<PatrolEnv>, parts: Parts): void {
  const { store, now } = parts;
  const receive = receiving(parts);
  const ofAddress = tokenBuckets(reports.address, reports.address / 60);
  const ofAll = tokenBuckets(reports.all, reports.all / 60);
  const looks = tokenBuckets(looksAMinute, looksAMinute);
  const mustWait = (waitS: number): void => {
    if (waitS > 0) throw new Answer('too-many-requests', { 'retry-after': String(waitS) });
  };

  async function schoolHere(): Promise<School> {
    const school = await store.documents.school();
    if (!school) throw new Refusal('set-up-first');
    return school;
  }

  const where = describe({
    summary: 'Which school and place a code hangs at; for whoever is about to report there without an account',
    gives: PublicPlace,
    refuses: ['place-unknown', 'set-up-first', 'too-many-requests'],
  });
  app.get('/api/public-places/:code', where, async (c) => {
    mustWait(looks(addressOf(c, parts), now()));
    const school = await schoolHere();
    const place = await placeHere(parts, school, c.req.param('code'));
    const answer: PublicPlace = { protocol, schoolName: school.name, placeName: placeName(place) };
    return c.json(answer, 200, noStore);
  });

  const similar = describe({
    summary: 'Whether something of this kind was reported there within two hours and is open; no more than that',
    gives: PublicSimilar,
    refuses: ['bad-query', 'place-unknown', 'set-up-first', 'too-many-requests'],
  });
  app.get('/api/public-places/:code/similar/:category', similar, async (c) => {
    mustWait(looks(addressOf(c, parts), now()));
    const school = await schoolHere();
    const place = await placeHere(parts, school, c.req.param('code'));
    const category = hazardCategories.find((one) => one === c.req.param('category'));
    if (!category) throw new Refusal('bad-query', { path: 'category' });
    const known = await similarJustNow(parts, school, { placeId: place.id, category }, now());
    const answer: PublicSimilar = { protocol, isKnown: known !== undefined };
    return c.json(answer, 200, noStore);
  });

  const tell = describe({
    summary: 'Report a hazard at the place whose code was scanned; without an account',
    takes: PublicReport,
    gives: PublicReportTaken,
    status: 201,
    refuses: [
      'bad-json',
      'bad-shape',
      'csrf',
      'not-json',
      'too-large',
      'unknown-field',
      'too-many-photos',
      'not-listed',
      'place-unknown',
      'consent-required',
      'set-up-first',
      'too-many-requests',
    ],
  });
  app.post('/api/public-reports', tell, async (c) => {
    mustWait(ofAddress(addressOf(c, parts), now()));
    const asked = readMessage(PublicReport, await readJson(c));
    const school = await schoolHere();
    const at = now();
    const hazardId = newId(at);
    const number = caseNumber({ id: hazardId, reportedAt: at }, school.timeZone);
    const secret = newSecret();
    const answer: PublicReportTaken = { protocol, number, secret };
    // A machine is answered like anybody, and nothing of it is kept.
    if (asked.website !== '') return c.json(answer, 201, noStore);
    if (!asked.consent) throw new Refusal('consent-required');
    const fact = await factOf(parts, school, hazardId, asked);
    mustWait(ofAll('', at));
    const { placeId, category } = fact.body;
    const known = asked.same ? await similarJustNow(parts, school, { placeId, category }, at) : undefined;
    const facts = [fact, ...(known ? asSame(hazardId, number, asked.text, known) : [])];
    let entryId = '';
    const make = (first: number) => {
      const entries = makeEntries(facts, school.id, store.device, first, at);
      entryId = entries[0]!.id;
      return entries;
    };
    const contact = asked.contact && (asked.contact.name || asked.contact.phone) ? asked.contact : null;
    await store.publicReports.add(
      school.id,
      { hazardId, number, secretHash: hashOf(secret), reportedAt: at, contact },
      make,
    );
    await tellOfPublicReport(parts, school.id, { hazardId, entryId });
    return c.json(answer, 201, noStore);
  });

  /** The report of this number, where the secret is its own. Everything else is not there. In a header: addresses end up in logs. */
  async function opened(c: Context<PatrolEnv>, number: string): Promise<{ school: School; report: KnownReport }> {
    mustWait(looks(addressOf(c, parts), now()));
    const secret = c.req.header(secretHeader) ?? '';
    const school = await schoolHere();
    const report = number.length > 30 ? undefined : await store.publicReports.find(school.id, number);
    const isIts = timingSafeEqual(Buffer.from(hashOf(secret)), Buffer.from(report?.secretHash ?? hashOf(newSecret())));
    if (!report || !isIts) throw new Refusal('not-found');
    return { school, report };
  }

  const look = describe({
    summary: 'What became of a report that was made without an account; its secret in X-Report-Secret',
    gives: PublicProgress,
    refuses: ['not-found', 'set-up-first', 'too-many-requests'],
  });
  app.get('/api/public-reports/:number', look, async (c) => {
    const number = c.req.param('number');
    const { school, report } = await opened(c, number);
    return c.json(await progressHere(school, report, number), 200, noStore);
  });

  async function progressHere(school: School, report: KnownReport, number: string): Promise<PublicProgress> {
    const hazard = await store.documents.read(school.id, 'hazard', report.hazardId);
    if (!hazard) throw new Refusal('not-found');
    let into: Hazard | undefined;
    // What it was merged with may be merged itself; what is over takes in nothing more, so this ends.
    for (let other = hazard.handling?.mergedInto; other; other = into?.handling?.mergedInto)
      into = await store.documents.read(school.id, 'hazard', other);
    return { protocol, number, ...progressOf(hazard, into), asOf: now() };
  }

  /** Of what a reporter may say once of the own report. */
  const refusesOnce = [
    'bad-json',
    'bad-shape',
    'csrf',
    'not-json',
    'too-large',
    'unknown-field',
    'not-found',
    'step-not-now',
    'limit-reached',
    'set-up-first',
    'too-many-requests',
  ] as const;

  const rate = describe({
    summary: 'Say how well it was put right, once; its secret in X-Report-Secret',
    takes: PublicRating,
    gives: PublicProgress,
    refuses: refusesOnce,
  });
  app.post('/api/public-reports/:number/rating', rate, async (c) => {
    const number = c.req.param('number');
    const { school, report } = await opened(c, number);
    const rating = readMessage(PublicRating, await readJson(c));
    await rateReport(parts, school, report.hazardId, rating, now());
    return c.json(await progressHere(school, report, number), 200, noStore);
  });

  const appeal = describe({
    summary: 'Say once why it should not have been turned down; its secret in X-Report-Secret',
    takes: PublicAppeal,
    gives: PublicProgress,
    refuses: refusesOnce,
  });
  app.post('/api/public-reports/:number/appeal', appeal, async (c) => {
    const number = c.req.param('number');
    const { school, report } = await opened(c, number);
    mustWait(ofAddress(addressOf(c, parts), now()));
    const said = readMessage(PublicAppeal, await readJson(c));
    const entryId = await appealReport(parts, school, report.hazardId, said, now());
    if (entryId) await tellOfPublicStep(parts, school.id, { hazardId: report.hazardId, entryId });
    return c.json(await progressHere(school, report, number), 200, noStore);
  });

  const send = describe({
    summary: 'Send a photo that such a report names, within a day; its secret in X-Report-Secret',
    gives: PhotoAnswer,
    refuses: refusesPhoto,
  });
  app.put('/api/public-reports/:number/photos/:sha256', send, async (c) => {
    const { school, report } = await opened(c, c.req.param('number'));
    const sha256 = c.req.param('sha256');
    if (!v.is(Sha256, sha256)) throw new Refusal('bad-id');
    const hazard = await store.documents.read(school.id, 'hazard', report.hazardId);
    // Only what the report itself names: its secret opens no other.
    if (!hazard?.photos.includes(sha256) || now() > report.reportedAt + publicPhotoMs)
      throw new Refusal('record-first');
    const bytes = await readBytes(c, maxPublicPhotoBytes);
    readImage(bytes);
    const answer: PhotoAnswer = await receive.whole({ sha256, who: bySchool(school) }, onePiece(bytes));
    return c.json(answer, 200, noStore);
  });
}

/** Refuses `place-unknown` what is no code of a place in use here. A code that was replaced still hangs somewhere. */
async function placeHere({ store }: Parts, school: School, code: string): Promise<Place> {
  const found = placeOfCode(code, await store.documents.places(school.id));
  if (found.is !== 'place' && found.is !== 'old') throw new Refusal('place-unknown');
  return found.place;
}

/** Refuses as `placeHere`, and `not-listed` a photo that is named twice. */
async function factOf(
  parts: Parts,
  school: School,
  hazardId: string,
  { code, category, text, photos, repair }: PublicReport,
): Promise<Extract<Fact, { kind: 'hazard-reported' }>> {
  const place = await placeHere(parts, school, code);
  const named = photos.map(({ sha256 }) => sha256).sort();
  if (new Set(named).size !== named.length) throw new Refusal('not-listed');
  const body = {
    placeId: place.id,
    source: 'public' as const,
    category,
    text,
    photos,
    suspectedMajor: false,
    fixed: false,
    repair,
  };
  return { kind: 'hazard-reported', schema: 1, subject: hazardId, body, photos: named };
}
