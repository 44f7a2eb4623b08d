// 设备告警: what a device raised becomes a case like any other report, for whoever verifies those.
import type { Hono } from 'hono';
import { AlarmTaken, alarmAheadMs, alarmBeforeMs, NewAlarm } from '../../domain/alarm.ts';
import { caseNumber } from '../../domain/case-number.ts';
import { isWithin, type Place } from '../../domain/place.ts';
import { placeOfCode } from '../../domain/place-code.ts';
import { protocol } from '../../domain/protocol.ts';
import { Refusal } from '../../domain/refusal.ts';
import { Answer } from '../answer.ts';
import type { Reader, Readers } from '../by-token.ts';
import { makeEntries, type Fact } from '../entries.ts';
import type { Parts, PatrolEnv } from '../env.ts';
import { tellOfPublicReport } from '../messages/tell-of-entries.ts';
import { newId } from '../new-id.ts';
import { readJson, readMessage } from '../read-body.ts';
import { tokenBuckets } from '../throttle.ts';
import { describe } from './describe.ts';

/** New ones of a token: a device that has gone wild must not bury what people report. */
const anHour = 60;

export function alarmRoutes(app: Hono<PatrolEnv>, parts: Parts, { guard }: Readers): void {
  const { store, now } = parts;
  const bucket = tokenBuckets(anHour, anHour / 60);

  const take = describe({
    summary: 'Report what a device raised; sent again under the same id it is the same case',
    takes: NewAlarm,
    gives: AlarmTaken,
    forTokens: true,
    refuses: [
      'bad-json',
      'bad-shape',
      'csrf',
      'login',
      'not-found',
      'not-json',
      'too-large',
      'unknown-field',
      'text-too-long',
      'bad-time',
      'place-unknown',
      'too-many-requests',
    ],
  });
  app.post('/api/v1/alarms', take, guard('alarms'), async (c) => {
    const reader = c.get('reader');
    const { school } = reader;
    const alarm = readMessage(NewAlarm, await readJson(c));
    const device = reader.person.name;
    const key = { device, alarmId: alarm.id };
    const known = await store.publicReports.findAlarm(school.id, key);
    if (known) return c.json({ protocol, ...known, isNew: false } satisfies AlarmTaken, 200, noStore);
    const at = now();
    if (alarm.at > at + alarmAheadMs || alarm.at < at - alarmBeforeMs) throw new Refusal('bad-time', { path: 'at' });
    const { id: placeId } = await placeOf(parts, reader, alarm.place);
    const waitS = bucket(reader.tokenId, at);
    if (waitS > 0) throw new Answer('too-many-requests', { 'retry-after': String(waitS) });
    const hazardId = newId(at);
    const number = caseNumber({ id: hazardId, reportedAt: at }, school.timeZone);
    const fact = factOf(hazardId, placeId, device, alarm);
    let entryId = '';
    const make = (first: number) => {
      const entries = makeEntries([fact], school.id, store.device, first, Math.min(alarm.at, at));
      entryId = entries[0]!.id;
      return entries;
    };
    const taken = await store.publicReports.addAlarm(school.id, { ...key, hazardId, number, receivedAt: at }, make);
    if (taken.isNew) await tellOfPublicReport(parts, school.id, { hazardId, entryId });
    return c.json({ protocol, ...taken } satisfies AlarmTaken, 200, noStore);
  });
}
const noStore = { 'cache-control': 'no-store' };

/** Refuses `place-unknown` alike what is not there, what is not in use any more, and what the token is not for. */
async function placeOf({ store }: Parts, { school, places }: Reader, said: string): Promise<Place> {
  const all = await store.documents.places(school.id);
  const found = placeOfCode(said, all);
  const place = all.find(({ id }) => id === said) ?? ('place' in found ? found.place : undefined);
  if (!place || place.retired || !isWithin(place, places)) throw new Refusal('place-unknown', { path: 'place' });
  return place;
}

function factOf(hazardId: string, placeId: string, device: string, { category, text }: NewAlarm): Fact {
  const plain = { photos: [], suspectedMajor: false, fixed: false, repair: null };
  const body = { placeId, source: 'device' as const, device, category, text, ...plain };
  return { kind: 'hazard-reported', schema: 4, subject: hazardId, body };
}
