import { expect, test } from 'vitest';
import * as cast from '../../tests/cast.ts';
import { due, planned, route } from '../../tests/cast-rounds.ts';
import { dueIn } from './due.ts';
import { placeCode } from './place-code.ts';
import { roundId } from './round-id.ts';
import type { EntryKind, EntryOf } from './entry.ts';
import type { Person } from './person.ts';
import type { Read } from './documents.ts';
import type { Place } from './place.ts';
import { foldRound } from './round-closing.ts';
import { checkRound, type RoundEntry } from './round-fold.ts';
import { isCorrected, madeUp, missedPoints, outcome, satisfies, standing, type Round } from './round.ts';

const minute = 60_000;
const start = due().plannedAt;
const subject = roundId(due().planId, due().day, due().minute);
const [first, second] = route().points.map(({ placeId }) => placeId) as [string, string];
const everybody = [cast.wang, cast.li, cast.sun];

/** What a school knows: everybody, the plan, and the round as it was folded so far. */
const reading = (round: Round | undefined): Read =>
  ((type: string, id: string) => {
    if (type === 'round') return round;
    if (type === 'plan') return id === due().planId ? planned() : undefined;
    if (type === 'route') return route();
    if (type === 'place') return [cast.dorm3, cast.floor2, cast.canteen].find((place) => place.id === id);
    return everybody.find((person) => person.id === id);
  }) as Read;

let n = 0;
function say<K extends RoundEntry['kind'] & EntryKind>(
  by: Person,
  kind: K,
  body: EntryOf<K>['body'],
  at: number,
): RoundEntry {
  n += 1;
  const envelope = { id: cast.id(3000 + n), by: by.id, opSeq: n, at: cast.at(at) };
  return cast.entry(kind, body, { subject, ...envelope }) as unknown as RoundEntry;
}
const begin = (by: Person, at = start + 5 * minute) => say(by, 'round-started', { due: due(), from: null }, at);
const visit = (by: Person, placeId: string, at: number, over: object = {}) =>
  say(
    by,
    'point-visited',
    {
      planId: due().planId,
      placeId,
      how: 'scan',
      code: null,
      at: cast.at(at),
      photos: [],
      location: null,
      micro: null,
      ...over,
    },
    at,
  );
const close = () => say(cast.sun, 'round-closed', { due: due() }, due().closesAt);

const after = (...entries: RoundEntry[]): Round =>
  entries.reduce<Round | undefined>((round, entry) => {
    const [document] = foldRound(entry, reading(round), null);
    return document?.type === 'round' ? document.body : round;
  }, undefined)!;

test('where the phone was becomes how far that is from the place; where it was, the ledger alone says', () => {
  const location = { latitude: 31.2304, longitude: 121.4737, accuracyM: 20, ageMs: 0 };
  const near = (coordinates: Place['coordinates'], over: object = { location }) => {
    const round = after(begin(cast.wang));
    const place = { ...cast.floor2, ...(coordinates && { coordinates }) };
    const read = ((type, id) => (type === 'place' && id === first ? place : reading(round)(type, id))) as Read;
    const [document] = foldRound(visit(cast.wang, first, start, over), read, null);
    const [seen] = document?.type === 'round' ? document.body.points[0]!.visits : [];
    expect(JSON.stringify(document)).not.toContain('latitude');
    return seen?.near;
  };
  expect(near({ latitude: 31.2322, longitude: 121.4737, accuracyM: 5 })).toEqual({ m: 200, accuracyM: 20 });
  expect(near(undefined)).toEqual({ m: null, accuracyM: 20 });
  expect(near(undefined, {})).toBeUndefined();
  expect(near(undefined, { location: { ...location, latitude: 200 } })).toBeUndefined();
});

test('a round begun in time and seen everywhere is done', () => {
  const round = after(
    begin(cast.wang),
    visit(cast.wang, first, start + 9 * minute),
    visit(cast.wang, second, start + 20 * minute),
  );
  expect(outcome(round)).toBe('done');
  expect(missedPoints(round)).toEqual([]);
  expect(standing(round, round, start + 21 * minute)).toBe('done');
});

test('begun more than half an hour after its time it is late', () => {
  const late = start + 31 * minute;
  const round = after(begin(cast.wang, late), visit(cast.wang, first, late), visit(cast.wang, second, late + minute));
  expect(outcome(round)).toBe('late');
});

test('what nobody saw before the window closed is missed by name; seen later, it is made up and stays missed', () => {
  const seen = [begin(cast.wang), visit(cast.wang, first, start + 9 * minute)];
  const round = after(...seen, close(), visit(cast.wang, second, due().closesAt + minute));
  expect(outcome(round)).toBe('partly');
  expect(missedPoints(round)).toEqual([second]);
  expect(madeUp(round)).toEqual([second]);
  expect(round.closed).toMatchObject({ outcome: 'partly', missed: [second] });
  expect(isCorrected(round)).toBe(false);
});

test('a round walked in time that arrives after the closing corrects it, and what was said at closing stays', () => {
  const round = after(
    close(),
    begin(cast.wang),
    visit(cast.wang, second, start + 9 * minute),
    visit(cast.wang, first, start + 12 * minute),
  );
  expect(round.closed?.outcome).toBe('missed');
  expect(outcome(round)).toBe('done');
  expect(isCorrected(round)).toBe(true);
});

test('of two people on one round both are kept: the earlier visit counts, whatever arrives first', () => {
  const round = after(
    begin(cast.li),
    visit(cast.li, first, start + 30 * minute),
    begin(cast.wang),
    visit(cast.wang, first, start + 10 * minute),
  );
  expect(round.walks.map(({ byName }) => byName)).toEqual([cast.wang.name, cast.li.name]);
  expect(round.points[0]?.visits.map(({ byName }) => byName)).toEqual([cast.wang.name, cast.li.name]);
});

test('the order in which two phones deliver changes nothing', () => {
  const [a, b, c, d] = [
    begin(cast.wang),
    visit(cast.wang, first, start + 9 * minute),
    begin(cast.li, start + 7 * minute),
    visit(cast.li, second, start + 8 * minute),
  ];
  expect(after(a, b, c, d)).toEqual(after(c, d, a, b));
  expect(after(a, c, d, b)).toEqual(after(a, b, c, d));
});

test('whoever ends a round on two phones ended it when the later says, and what was noted on either stands, whichever arrives first', () => {
  const end = (minutes: number, note: string) =>
    say(cast.wang, 'round-finished', { planId: due().planId, note }, start + minutes * minute);
  const [early, late] = [end(30, '西门灯坏了'), end(40, '')];
  const ended = { finishedAt: start + 40 * minute, note: '西门灯坏了' };
  for (const both of [
    [early, late],
    [late, early],
    [early, late, early],
  ])
    expect(after(begin(cast.wang), ...both).walks).toMatchObject([ended]);
  const again = after(begin(cast.wang), early, begin(cast.wang, start + 31 * minute), end(50, '东门也是'));
  expect(again.walks).toMatchObject([{ finishedAt: start + 50 * minute, note: '西门灯坏了；东门也是' }]);
});

test('a code that had been taken back by then, or is none of the place, shows nothing; one that was good then does', () => {
  const newCode = cast.id(4001);
  const at = start + 20 * minute;
  const place = (over: Partial<Place>): Place => ({ ...cast.floor2, ...over });
  const renewed = place({ codeId: newCode, oldCodeIds: [cast.id(4000), cast.floor2.id], codeSince: at });
  const codeOf = (known: Place, ms: number, code: string | null, how = 'scan') => {
    const round = after(begin(cast.wang));
    const read = ((type: string, key: string) =>
      type === 'place' ? known : (reading(round) as (type: string, key: string) => unknown)(type, key)) as Read;
    const [folded] = foldRound(visit(cast.wang, first, ms, { code, how }), read, null);
    return (folded!.body as Round).points[0]!.visits[0]!.code;
  };
  const old = placeCode(cast.floor2);
  expect(codeOf(cast.floor2, at, old)).toBeUndefined();
  expect(codeOf(cast.floor2, at, placeCode(cast.canteen))).toBe('other');
  expect(codeOf(cast.floor2, at, null)).toBe('other');
  expect(codeOf(cast.floor2, at, null, 'tap')).toBeUndefined();
  expect(codeOf(renewed, at, placeCode(renewed))).toBeUndefined();
  for (const how of ['scan', 'typed', 'nfc']) expect(codeOf(renewed, at, old, how)).toBe('old');
  // Scanned before the label was replaced, whenever it arrives; one that was replaced earlier still is not.
  expect(codeOf(renewed, at - 1, old)).toBeUndefined();
  expect(codeOf(renewed, at - 1, placeCode({ id: cast.id(4000) }))).toBe('old');
  const { codeSince: _, ...unknownSince } = renewed;
  expect(codeOf(unknownSince, at - 1, old)).toBe('old');
});

test('W2 whoever walks by an older route is not turned away: what the round does not ask for is kept and not owed', () => {
  const short = { ...due(), points: due().points.slice(0, 1) };
  const byShort = say(cast.li, 'round-started', { due: short, from: null }, start);
  const closing = say(cast.sun, 'round-closed', { due: short }, due().closesAt);
  for (const before of [byShort, closing]) {
    const walking = after(before, begin(cast.wang));
    expect(walking.points.map(({ placeId }) => placeId)).toEqual([first]);
    const arrival = visit(cast.wang, second, start + 9 * minute);
    expect(() => checkRound(arrival, cast.wang, reading(walking))).not.toThrow();
    const seen = after(before, begin(cast.wang), arrival, visit(cast.wang, first, start + 12 * minute));
    expect(seen.points.map(({ placeId, extra, visits }) => [placeId, extra, visits.length])).toEqual([
      [first, undefined, 1],
      [second, true, 1],
    ]);
    expect(outcome(seen)).toBe('done');
    expect(dueIn(seen).points).toEqual(short.points);
    const skipped = say(
      cast.wang,
      'point-skipped',
      { planId: due().planId, placeId: second, reason: 'locked', note: '' },
      start,
    );
    expect(missedPoints(after(before, begin(cast.wang), skipped))).toEqual([first]);
  }
});

test('ahead, open, overdue, running, missed, as time passes', () => {
  const opening = { ...due(), opensAt: start - 15 * minute };
  const at = (ms: number, round?: Round) => standing(opening, round, ms);
  expect([at(start - 16 * minute), at(start), at(start + 31 * minute), at(due().closesAt)]).toEqual([
    'ahead',
    'open',
    'overdue',
    'missed',
  ]);
  expect(at(start + 40 * minute, after(begin(cast.wang)))).toBe('running');
});

test('a round that was handed on is under way until the other phone is heard of, or the window closes', () => {
  const end = (by: Person, minutes: number, handed?: true) =>
    say(by, 'round-finished', { planId: due().planId, note: '', ...(handed && { handed }) }, start + minutes * minute);
  const from = { by: cast.wang.id, byName: '王', done: [first], unsent: 0, at: start + 9 * minute };
  const taken = (minutes: number, by = from) =>
    say(cast.li, 'round-started', { due: due(), from: by }, start + minutes * minute);
  const at = (minutes: number, ...entries: RoundEntry[]) =>
    standing(
      due(),
      after(begin(cast.wang), visit(cast.wang, first, start + 8 * minute), ...entries),
      start + minutes * minute,
    );
  expect(at(20, end(cast.wang, 10))).toBe('partly');
  expect(at(20, end(cast.wang, 10, true))).toBe('running');
  expect(at(120, end(cast.wang, 10, true))).toBe('partly');
  expect(at(20, end(cast.wang, 10, true), taken(12))).toBe('running');
  expect(at(30, end(cast.wang, 10, true), taken(12), end(cast.li, 25))).toBe('partly');
  // Handed on again, to somebody of whom nothing is known.
  expect(at(30, end(cast.wang, 10, true), taken(12), end(cast.li, 25, true))).toBe('running');
  // Whoever goes on without the baton, and whoever begins again, ends it as ever.
  expect(at(30, end(cast.wang, 10, true), begin(cast.li, start + 11 * minute), end(cast.li, 25))).toBe('partly');
  expect(at(30, end(cast.wang, 10, true), begin(cast.wang, start + 11 * minute), end(cast.wang, 25))).toBe('partly');
});

test('a round of a week whose walkers have gone home is under way until its last day is over, and only then lost points', () => {
  const [walk, seen] = [begin(cast.wang), visit(cast.wang, first, start + 8 * minute)];
  const done = say(cast.wang, 'round-finished', { planId: due().planId, note: '' }, start + 10 * minute);
  const last = start + 7 * 24 * 60 * minute;
  const week = { startBy: null, finishBy: last, closesAt: last };
  const standsAt = (now: number, ...more: RoundEntry[]) => {
    const round = { ...after(walk, seen, done, ...more), ...week };
    return standing(round, round, now);
  };
  const nextDay = start + 24 * 60 * minute;
  expect(standsAt(nextDay)).toBe('running');
  expect(standsAt(last)).toBe('partly');
  expect(standsAt(nextDay, visit(cast.wang, second, nextDay - minute))).toBe('done');
  // The school has closed it, whatever the clock of the phone says.
  expect(standsAt(last - minute, { ...close(), body: { due: { ...due(), ...week } } } as RoundEntry)).toBe('partly');
});

test('only those of the plan walk it, and only who has begun goes on', () => {
  const refused = (entry: RoundEntry, by: Person, round?: Round): string => {
    try {
      checkRound(entry, by, reading(round));
      return 'allowed';
    } catch (error) {
      return (error as { code: string }).code;
    }
  };
  expect(refused(begin(cast.wang), cast.wang)).toBe('allowed');
  expect(refused(begin(cast.li), cast.li)).toBe('allowed');
  expect(refused(begin(cast.sun), cast.sun)).toBe('out-of-scope');
  expect(refused(visit(cast.wang, first, start), cast.wang)).toBe('round-unknown');
  expect(refused(visit(cast.li, first, start), cast.li, after(begin(cast.wang)))).toBe('round-unknown');
  expect(refused(visit(cast.wang, cast.dorm3.id, start), cast.wang, after(begin(cast.wang)))).toBe('point-unknown');
  expect(refused(close(), cast.sun)).toBe('forbidden');
});

test('an arrival by a phone whose clock was minutes off says so, and stands at the corrected time', () => {
  const at = (offsetMs: number) => ({ ...cast.at(start + 8 * minute - offsetMs), serverOffsetMs: offsetMs });
  const seen = (offsetMs: number) =>
    after(begin(cast.wang), visit(cast.wang, first, start, { at: at(offsetMs) })).points.flatMap(
      ({ visits }) => visits,
    );
  expect(seen(3 * minute)).toMatchObject([{ at: start + 8 * minute, off: true }]);
  expect(seen(minute)[0]).not.toHaveProperty('off');
});

test('what is less than the plan asks for is kept and can be told', () => {
  expect(satisfies({ how: 'tap' }, 'scan')).toBe(false);
  expect(satisfies({ how: 'nfc' }, 'scan')).toBe(true);
  expect(satisfies({ how: 'scan' }, 'scan-photo')).toBe(false);
  expect(satisfies({ how: 'scan', photos: ['a'] }, 'scan-photo')).toBe(true);
});

test('a round that is handed on and back is known with all that either said was done, whichever arrives first', () => {
  const baton = (by: Person, done: string[], at: number) => ({ by: by.id, byName: by.name, done, unsent: 0, at });
  const take = (from: ReturnType<typeof baton>) => say(cast.wang, 'round-started', { due: due(), from }, from.at);
  const [early, late] = [
    take(baton(cast.li, [first], start + minute)),
    take(baton(cast.sun, [second], start + 9 * minute)),
  ];
  for (const round of [after(begin(cast.wang), early, late), after(late, begin(cast.wang), early)])
    expect(round.walks.map(({ from }) => from)).toEqual([baton(cast.sun, [first, second], start + 9 * minute)]);
});
