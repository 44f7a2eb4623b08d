// Whose turn it is, until when, and what the photos show, where somebody else comes in.
import { expect, test } from 'vitest';
import * as cases from '../../tests/cast-cases.ts';
import * as cast from '../../tests/cast.ts';
import { foundOf } from './hazard.ts';
import { handlingOf, photosOf, waitsFor, type HazardDo } from './hazard-handling.ts';
import { dayMs } from './hazard-times.ts';
import type { Person } from './person.ts';

const { sun, wang, li } = cast;
const { dian, shui, an, zong } = cases;
const say = (ledger: cases.Ledger, id: string, by: Person, what: HazardDo, over: object = {}) =>
  ledger.take(id, by, { ...cases.sayings[what](ledger.hazard(id)), ...over } as cases.Bare);

test('a checker who gets the work, or does it in another’s place, is replaced by the safety office', () => {
  const given = new cases.Ledger();
  const one = given.report();
  say(given, one.id, sun, 'assign', { checkerId: shui.id });
  say(given, one.id, dian, 'hand-on');
  expect(say(given, one.id, sun, 'grant-hand-on', { personId: shui.id })).toBeNull();
  expect(handlingOf(given.hazard(one.id)).checker).toBeNull();
  const done = new cases.Ledger();
  const two = done.report();
  say(done, two.id, sun, 'assign', { checkerId: zong.id });
  say(done, two.id, dian, 'accept');
  // The head of the department puts it right in the place of whoever has it.
  expect(say(done, two.id, zong, 'rectify')).toBeNull();
  expect(waitsFor(done.hazard(two.id))).toEqual({ office: 'safety_office' });
  expect(say(done, two.id, an, 'pass')).toBeNull();
});

test('whoever gives it to another buys no time, and may ask for less', () => {
  const ledger = new cases.Ledger();
  const { id } = ledger.report();
  say(ledger, id, sun, 'assign', { due: 'D3' });
  const until = ledger.now + 3 * dayMs;
  expect(ledger.hazard(id)).toMatchObject({ due: 'D3', dueAt: until });
  ledger.now += 2 * dayMs;
  expect(say(ledger, id, sun, 'assign', { due: 'D7', personId: shui.id })).toBeNull();
  expect(ledger.hazard(id)).toMatchObject({ due: 'D3', dueAt: until });
  expect(say(ledger, id, sun, 'assign', { due: 'D0', personId: shui.id })).toBeNull();
  expect(ledger.hazard(id)).toMatchObject({ due: 'D0', dueAt: ledger.now + dayMs / 12 });
  // Nor does it once whoever had it is gone.
  ledger.now += dayMs;
  const { dueAt } = ledger.hazard(id);
  const hazard = ledger.hazard(id);
  const gone = {
    ...hazard,
    state: 'reopened' as const,
    handling: { ...handlingOf(hazard), person: null, since: ledger.now },
  };
  ledger.put([{ type: 'hazard', id, body: gone }]);
  expect(say(ledger, id, sun, 'assign', { due: 'D7' })).toBeNull();
  expect(ledger.hazard(id).dueAt).toBe(dueAt);
});

test('of what was put right on the spot the last photo shows it put right, before it is confirmed and after', () => {
  const photos = [cast.photo('report', cast.sha256('black')), cases.picture];
  const [before, after] = photos.map(({ sha256 }) => [sha256]);
  const ledger = new cases.Ledger();
  const { id } = ledger.report(wang, { fixed: true, photos });
  expect(photosOf(ledger.hazard(id))).toEqual({ before, after });
  expect(say(ledger, id, sun, 'confirm')).toBeNull();
  expect(photosOf(ledger.hazard(id))).toEqual({ before, after });
  expect(handlingOf(ledger.hazard(id)).rectified?.photos).toEqual(after);
});

test('what was seen long before it came in says when it was seen; its clocks run from when it came in', () => {
  const ledger = new cases.Ledger();
  const said = (seenAt: number, offset: number | null) => {
    const body = {
      placeId: cast.floor2.id,
      source: 'spot' as const,
      category: 'fire' as const,
      text: '灭火器过期',
      photos: [],
      suspectedMajor: false,
      fixed: false,
      repair: null,
    };
    const at = { ...cast.at(seenAt), serverOffsetMs: offset };
    const entry = cast.entry('hazard-reported', body, {
      subject: cast.id(3900 + ledger.documents.length),
      by: li.id,
      at,
    });
    expect(ledger.say(entry, li)).toBeNull();
    return ledger.hazard(entry.subject);
  };
  const late = said(ledger.now - 2 * dayMs, 1000);
  expect(foundOf(late)).toEqual({ at: ledger.now - 2 * dayMs + 1000, sure: true });
  expect(late).toMatchObject({ reportedAt: ledger.now, dueAt: ledger.now + 7 * dayMs });
  expect(said(ledger.now - 60_000, 0).found).toBeUndefined();
  // No clock of a phone is believed that is ahead of the school's.
  expect(said(ledger.now + dayMs, null).found).toEqual({ at: ledger.now, sure: false });
});
