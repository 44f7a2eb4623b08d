// The yardstick of rounds sees what a product could do wrong to one of two, so its silence over thousands of schedules says something.
import { expect, test } from 'vitest';
import type { Read } from '../../src/domain/documents.ts';
import type { EntryOf } from '../../src/domain/entry.ts';
import type { Person } from '../../src/domain/person.ts';
import { roundId } from '../../src/domain/round-id.ts';
import { foldRound } from '../../src/domain/round-closing.ts';
import type { RoundEntry } from '../../src/domain/round-fold.ts';
import type { Point, Round, Visit } from '../../src/domain/round.ts';
import * as cast from '../cast.ts';
import { due, route } from '../cast-rounds.ts';
import { roundDifference, type Came } from './round-check.ts';

const [start, minute] = [due().plannedAt, 60_000];
const subject = roundId(due().planId, due().day, due().minute);
const [placeId, other] = route().points.map((point) => point.placeId) as [string, string];
const micro: EntryOf<'point-visited'>['body']['micro'] = { ask: 'digits', said: null };
const body = { planId: due().planId, placeId, how: 'scan' as const, code: null, photos: [], location: null, micro };

let n = 0;
const about = (by: Person, at: number) => ({ id: cast.id(3000 + ++n), subject, by: by.id, at: cast.at(at) });
const begin = (by: Person, at: number) =>
  cast.entry('round-started', { due: due(), from: null }, about(by, at)) as RoundEntry;
const visit = (by: Person, at: number) =>
  cast.entry('point-visited', { ...body, at: cast.at(at) }, about(by, at)) as RoundEntry;

// Li is heard of first; Wang was there before.
const said = [
  begin(cast.li, start),
  visit(cast.li, start + 9 * minute),
  begin(cast.wang, start),
  visit(cast.wang, start + minute),
];
const came: Came[] = said.map((entry) => ({ entry, receivedAt: start + 60 * minute }));
const read = (round: Round | undefined): Read =>
  ((type: string, id: string) =>
    type === 'round' ? round : [cast.wang, cast.li].find((person) => person.id === id)) as Read;
const folded = (of: readonly Came[]): Round =>
  of.reduce<Round | undefined>((round, { entry, receivedAt }) => {
    const [document] = foldRound(entry, read(round), receivedAt);
    return document?.type === 'round' ? document.body : round;
  }, undefined)!;
const whole = folded(came);

const withPoint = (change: (point: Point) => Partial<Point>): Round => {
  const points = whole.points.map((point) => (point.placeId === placeId ? { ...point, ...change(point) } : point));
  return { ...whole, points };
};
const withVisits = (change: (visits: Visit[]) => Visit[]): Round =>
  withPoint(({ visits }) => ({ visits: change(visits) }));

test('a round of two is whole with both visits, the earlier first', () => {
  expect(roundDifference(came, whole)).toBeNull();
  expect(whole.points[0]!.visits.map(({ by, micro: kept }) => [by, kept])).toEqual([
    [cast.wang.id, micro],
    [cast.li.id, micro],
  ]);
});

test.each<[string, Round, string]>([
  ['the second took the place of the first', withVisits(([, second]) => [second!]), 'is gone'],
  ['the second was dropped', withVisits(([first]) => [first!]), 'is gone'],
  ['whoever was heard of first counts', withVisits((both) => both.toReversed()), 'counts and was not the first'],
  ['one is there twice', withVisits(([a, b]) => [a!, a!, b!]), 'there twice'],
  [
    'the small proof of one is another',
    withVisits(([a, b]) => [a!, { ...b!, micro: { ask: 'digits', said: '0417' } }]),
    'not as it was said',
  ],
  ['one is told to have come later', withVisits(([a, b]) => [a!, { ...b!, at: b!.at + 1 }]), 'not as it was said'],
  ['a walk is gone', { ...whole, walks: whole.walks.slice(1) }, 'the walk of'],
  ['a point is gone', { ...whole, points: whole.points.slice(0, 1) }, 'asks for other points'],
])('%s, and that is told', (_, broken, told) => {
  expect(roundDifference(came, broken)).toContain(told);
});

test('a round that was begun by less than the school asks for owes what the school asks for, and that its phone did not have it is told', () => {
  const less = { ...due(), points: due().points.slice(0, 1), proof: 'none' as const, startBy: null };
  const byLess = cast.entry('round-started', { due: less, from: null }, about(cast.wang, start)) as RoundEntry;
  const closing = cast.entry('round-closed', { due: due() }, about(cast.sun, start)) as RoundEntry;
  const asked = [byLess, visit(cast.wang, start + minute), closing];
  const all = asked.map((entry): Came => ({ entry, receivedAt: start + 60 * minute }));
  const round = folded(all);
  expect(round.closed?.unheard).toEqual([other]);
  expect(roundDifference(all, round)).toBeNull();
  const silent = { ...round, closed: { ...round.closed!, unheard: [] } };
  expect(roundDifference(all, { ...round, points: round.points.slice(0, 1) })).toContain('asks for other points');
  expect(roundDifference(all, { ...round, proof: 'none' })).toContain('not those of the school');
  expect(roundDifference(all, silent)).toContain('did not have');
});
