import { expect, test } from 'vitest';
import * as cast from '../../tests/cast.ts';
import { plan, planned, route } from '../../tests/cast-rounds.ts';
import { emptyCalendar } from './calendar.ts';
import { dueOf } from './due.ts';
import { dueRounds } from './due-rounds.ts';
import type { Place } from './place.ts';

const minute = 60_000;
/** 22:00, 00:00, 02:00 and 04:00 of one night. */
const night = dueRounds(planned(), emptyCalendar, cast.tonight, cast.tonight + 6 * 60 * minute, 'Asia/Shanghai');
const [at22 = 0, at24 = 0, at2 = 0] = night.map(({ plannedAt }) => plannedAt);

const pointsOf = (floor: Partial<Place>, canteen: Partial<Place> = {}) => {
  const places = [
    { ...cast.floor2, ...floor },
    { ...cast.canteen, ...canteen },
  ];
  const placeOf = (id: string) => places.find((place) => place.id === id);
  return night.map((round) => dueOf(plan(), route(), round, placeOf)?.points.map(({ placeId }) => placeId) ?? null);
};
const both = [cast.floor2.id, cast.canteen.id];
const retired = { reason: '拆了' };

test('a round that was due before a point was retired still asks for it, later ones do not', () => {
  expect(pointsOf({})).toEqual([both, both, both, both]);
  const from = at22 + 30 * minute;
  expect(pointsOf({ retired, out: [{ from }] })).toEqual([
    both,
    [cast.canteen.id],
    [cast.canteen.id],
    [cast.canteen.id],
  ]);
  expect(pointsOf({ retired, out: [{ from: at24 }] })[1]).toEqual([cast.canteen.id]);
});

test('taken into use again it is due again, and what was due meanwhile did not ask for it', () => {
  const out = [{ from: at22 + 30 * minute, to: at2 }];
  expect(pointsOf({ out })).toEqual([both, [cast.canteen.id], both, both]);
});

test('what was retired before times were kept is out of use since ever; with nothing left there is no round', () => {
  expect(pointsOf({ retired })).toEqual([[cast.canteen.id], [cast.canteen.id], [cast.canteen.id], [cast.canteen.id]]);
  expect(pointsOf({ retired }, { retired, out: [{ from: at2 }] })).toEqual([
    [cast.canteen.id],
    [cast.canteen.id],
    null,
    null,
  ]);
});
