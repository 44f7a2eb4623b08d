// 48 hours under clocks of every kind: drawn by chance from seeds, so that what fails once fails again.
import { expect, test } from 'vitest';
import { at, canteen, id, tonight, zhao } from '../../tests/cast.ts';
import { Book, code, director, hour, taken } from '../../tests/kitchen-book.ts';
import { Random } from '../../tests/simulation/random.ts';
import { keepMs, mayDispose } from './kitchen.ts';

const way = { canteenId: canteen.id, way: 'kitchen-waste', note: '', witness: '孙静' };
const zones = [-720, -570, -300, -210, 0, 60, 330, 345, 480, 525, 840];

/** A phone of which the server's clock was heard of (its offset is right) or never was; then its clock may be anything. */
function phoneClock(random: Random) {
  const wrongMs = random.chance(0.5) ? 0 : Math.round((random.next() - 0.5) * 4 * 365 * 24 * hour);
  const heard = random.chance(0.7);
  return (ms: number) => ({
    ...at(ms + wrongMs),
    offsetMin: random.pick(zones),
    serverOffsetMs: heard ? -wrongMs : null,
  });
}

/** What truly happened when, on the server's clock: taken, heard of, disposed of, heard of. */
function day(random: Random) {
  const takenMs = tonight + random.int(400 * 24) * hour;
  const heardMs = takenMs + random.pick([0, 1, 60_000, hour, 30 * hour, 50 * hour, 200 * hour]);
  const goneMs = takenMs + random.pick([0, hour, keepMs - 1, keepMs, keepMs + 1, 49 * hour, random.int(300) * hour]);
  const goneHeardMs = Math.max(goneMs, heardMs) + random.pick([0, 0, 60_000, 70 * hour]);
  return { takenMs, heardMs, goneMs, goneHeardMs };
}

function played(seed: number) {
  const random = new Random(seed);
  const [takes, disposes] = [phoneClock(random), phoneClock(random)];
  const times = day(random);
  const book = new Book();
  const takenAt = takes(times.takenMs);
  book.say(zhao, 'sample-taken', id(70), { ...taken, takenAt }, times.takenMs, { at: takenAt }, times.heardMs);
  const goneAt = disposes(times.goneMs);
  const dispose = () =>
    book.say(director, 'sample-disposed', id(70), way, times.goneMs, { at: goneAt }, times.goneHeardMs);
  const kept = book.sample(id(70)).kept!;
  return {
    ...times,
    kept,
    became: code(dispose),
    areSure: takenAt.serverOffsetMs !== null && goneAt.serverOffsetMs !== null,
  };
}

const schedules = Array.from({ length: 2000 }, (_, seed) => ({ seed, ...played(seed) }));
const seedsOf = (list: readonly { seed: number }[]): number[] => list.map(({ seed }) => seed);

test('48 hours have truly passed before the school hears that a box is gone', () => {
  const gone = schedules.filter(({ became }) => became === 'accepted');
  const early = schedules.filter(({ became }) => became === 'too-early');
  expect(seedsOf(gone.filter(({ takenMs, goneHeardMs }) => goneHeardMs - takenMs < keepMs))).toEqual([]);
  // Nothing else is ever said, and neither of the two is seldom.
  expect(gone.length + early.length).toBe(schedules.length);
  expect(Math.min(gone.length, early.length)).toBeGreaterThan(schedules.length / 5);
});

test('where both phones had heard of the server’s clock, it is 48 hours to the millisecond, whatever their own say', () => {
  const sure = schedules.filter(({ areSure }) => areSure);
  expect(sure.length).toBeGreaterThan(schedules.length / 4);
  const wrong = sure.filter(({ takenMs, goneMs, became }) => (became === 'accepted') !== goneMs - takenMs >= keepMs);
  expect(seedsOf(wrong)).toEqual([]);
});

test('no zone and no clock shortens what the box says of itself', () => {
  const shortened = schedules.filter(({ takenMs, kept }) =>
    mayDispose(kept, (kept.sure ? takenMs : kept.takenAt) + keepMs - 1),
  );
  expect(seedsOf(shortened)).toEqual([]);
});
