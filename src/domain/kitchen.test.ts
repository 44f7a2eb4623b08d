// 食品留样: 125 g, 48 hours, 0-8 ℃, half an hour, and a seal (`domain.md` 12.1-12.4).
import { describe, expect, test } from 'vitest';
import { at, canteen, id, photo, sun, tonight, wang, zhao } from '../../tests/cast.ts';
import { Book, code, director, dish, hour, taken } from '../../tests/kitchen-book.ts';
import { lawFigures } from './figures.ts';
import {
  coverage,
  isLate,
  isSealed,
  isWarm,
  keepMs,
  keepUntil,
  mayDispose,
  mustMeasureAgain,
  type Seal,
} from './kitchen.ts';
import { authorize } from './authorize.ts';
import type { Person } from './person.ts';
import { wallClock } from './wall-clock.ts';

describe('48 hours', () => {
  test('a box may go exactly 48 hours after it was taken, and not a millisecond earlier', () => {
    const kept = { keepUntil: keepUntil(tonight, 48) };
    expect(mayDispose(kept, tonight + keepMs - 1)).toBe(false);
    expect(mayDispose(kept, tonight + keepMs)).toBe(true);
  });

  test('whatever time zone the phone is in, and however often clocks change meanwhile', () => {
    for (const offsetMin of [-720, -300, 0, 330, 480, 840])
      for (let days = 0; days < 366; days += 7) {
        const book = new Book();
        const ms = tonight + days * 24 * hour;
        book.say(zhao, 'sample-taken', id(70), { ...taken, takenAt: { ...at(ms), offsetMin } }, ms);
        expect(book.sample(id(70)).kept?.keepUntil).toBe(ms + 48 * hour);
      }
  });

  test('a phone whose clock is wrong is counted by the server’s', () => {
    for (const wrongMs of [-10 * 365 * 24 * hour, -hour, 90_000, 3 * 24 * hour]) {
      const book = new Book();
      const takenAt = { ...at(tonight + wrongMs), serverOffsetMs: -wrongMs };
      book.say(zhao, 'sample-taken', id(70), { ...taken, takenAt });
      expect(book.sample(id(70)).kept).toMatchObject({ takenAt: tonight, sure: true });
    }
  });

  test('a clock that runs ahead and never heard of the server’s does not make a sample younger than its receipt', () => {
    const book = new Book();
    book.say(zhao, 'sample-taken', id(70), { ...taken, takenAt: { ...at(tonight + 5 * hour), serverOffsetMs: null } });
    expect(book.sample(id(70)).kept).toMatchObject({ takenAt: tonight, sure: false });
  });

  test('a clock put forward between taking and disposal frees no box: the server knows how long it has known of it', () => {
    const way = { canteenId: canteen.id, way: 'kitchen-waste', note: '', witness: '孙静' };
    for (const jump of [-10 * 365 * 24, -49, -1, 0, 1, 2, 49, 72, 10 * 365 * 24])
      for (const passed of [0, 1, 47.99, 48, 49, 24 * 30]) {
        const book = new Book();
        book.say(zhao, 'sample-taken', id(70), taken);
        const [real, said] = [tonight + passed * hour, tonight + (passed + jump) * hour];
        const became = code(() => book.say(zhao, 'sample-disposed', id(70), way, said, {}, real));
        expect([jump, passed, became]).toEqual([
          jump,
          passed,
          Math.min(passed, passed + jump) < 48 ? 'too-early' : 'accepted',
        ]);
        expect(book.sample(id(70)).disposed?.at ?? real).toBeLessThanOrEqual(real);
      }
  });

  test('where nobody knows how wrong the clock was, the hours count from when the school heard of the box', () => {
    const way = { canteenId: canteen.id, way: 'kitchen-waste', note: '', witness: '孙静' };
    for (const wrong of [-10 * 365 * 24, -72, -1, 0, 5]) {
      const book = new Book();
      const takenAt = { ...at(tonight + wrong * hour), serverOffsetMs: null };
      book.say(zhao, 'sample-taken', id(70), { ...taken, takenAt });
      expect(book.sample(id(70)).kept).toMatchObject({ sure: false, keepUntil: tonight + 48 * hour });
      const dispose = (hours: number) =>
        code(() => book.say(zhao, 'sample-disposed', id(70), way, tonight + hours * hour));
      expect([dispose(47), dispose(48)]).toEqual(['too-early', 'accepted']);
    }
  });

  test('disposal is refused before, taken after, and only once', () => {
    const book = new Book();
    book.say(zhao, 'sample-taken', id(70), taken);
    const way = { canteenId: canteen.id, way: 'kitchen-waste', note: '', witness: '孙静' };
    const dispose = (ms: number) => code(() => book.say(zhao, 'sample-disposed', id(70), way, ms));
    expect(dispose(tonight + 47 * hour)).toBe('too-early');
    for (const own of ['赵敏', ' 赵 敏 '])
      expect(code(() => book.say(zhao, 'sample-disposed', id(70), { ...way, witness: own }, tonight + 48 * hour))).toBe(
        'own-witness',
      );
    expect(dispose(tonight + 48 * hour)).toBe('accepted');
    expect(book.sample(id(70))).toMatchObject({
      state: 'disposed',
      disposed: { by: zhao.id, witness: '孙静', at: tonight + 48 * hour },
    });
    expect(dispose(tonight + 49 * hour)).toBe('conflict');
    expect(code(() => book.say(zhao, 'sample-disposed', id(71), way, tonight))).toBe('sample-unknown');
  });
});

test('less than 125 g is refused, and so is a sample without one of its four legal fields', () => {
  const take = (over: object) => code(() => new Book().say(zhao, 'sample-taken', id(70), { ...taken, ...over }));
  expect([take({ grams: 125 }), take({ grams: 124 })]).toEqual(['accepted', 'sample-too-small']);
  expect([take({ dish: ' ' }), take({ grams: null }), take({ takenAt: null })]).toEqual(Array(3).fill('bad-shape'));
});

test('补留: more than half an hour after the meal, by the clock on the school’s wall', () => {
  const clock = (hours: number, minutes: number) => Date.UTC(2026, 10, 22, hours - 8, minutes);
  const late = (ms: number, until: string | null = '18:30') => isLate(ms, '2026-11-22', until, 'Asia/Shanghai');
  expect([late(clock(19, 0)), late(clock(19, 1)), late(clock(23, 59), null)]).toEqual([false, true, false]);
  // On every wall and every day of a year, half an hour and not a minute more.
  for (const zone of ['Asia/Shanghai', 'Asia/Kathmandu', 'Europe/Berlin', 'America/St_Johns', 'Australia/Lord_Howe'])
    for (let day = 0; day < 365; day++) {
      const asUtc = Date.UTC(2026, 0, 1 + day, 12, 30);
      const noon = 2 * asUtc - wallClock(asUtc, zone).getTime();
      const on = new Date(asUtc).toISOString().slice(0, 10);
      const lateBy = (minutes: number) => isLate(noon + minutes * 60_000, on, '12:30', zone);
      expect([zone, on, lateBy(30), lateBy(31)]).toEqual([zone, on, false, true]);
    }
  // Where clocks change, half an hour of the wall clock counts.
  const berlin = (ms: number) => isLate(ms, '2026-10-25', '02:15', 'Europe/Berlin');
  expect([berlin(Date.UTC(2026, 9, 25, 0, 40)), berlin(Date.UTC(2026, 9, 25, 1, 50))]).toEqual([false, true]);
});

test('a dish without a sample is a gap with a reason and a hazard, and the sample taken after all closes both', () => {
  const book = new Book();
  const missed = book.say(zhao, 'sample-missed', id(70), { ...dish, reason: '只剩 80 克' });
  const hazard = () => book.read('hazard', `${id(70)}.K1-02`);
  expect(book.sample(id(70))).toMatchObject({ state: 'missed', missed: { reason: '只剩 80 克' } });
  expect(hazard()).toMatchObject({ grade: 'L', due: 'D0', state: 'reported', placeId: canteen.id, note: '只剩 80 克' });
  expect(code(() => book.say(zhao, 'sample-taken', id(70), taken))).toBe('conflict');
  book.say(zhao, 'sample-taken', id(70), taken, tonight, { supersedes: missed.id });
  expect(book.sample(id(70))).toMatchObject({ state: 'kept', missed: null });
  expect(hazard()).toMatchObject({ state: 'withdrawn' });
});

test('0-8 ℃: out of limits is measured again, and only twice out of limits is a hazard', () => {
  expect([-0.1, 0, 8, 8.1].map((celsius) => mustMeasureAgain(celsius, lawFigures))).toEqual([true, false, false, true]);
  const read = (celsius: number, again: number | null) => isWarm({ celsius, again });
  expect([read(9, null), read(9, 8), read(9, 8.5), read(4, null), read(-1, 0)]).toEqual([
    true,
    false,
    true,
    false,
    false,
  ]);
  const book = new Book();
  const reading = { canteenId: canteen.id, fridge: '1号柜', celsius: 9.5, again: 9.1 };
  book.say(zhao, 'fridge-read', id(70), reading);
  expect(book.read('hazard', `${id(70)}.K1-05`)).toMatchObject({ text: { zh: '留样柜 1号柜 温度 9.1 ℃' }, grade: 'L' });
  book.say(zhao, 'fridge-read', id(71), { ...reading, again: 4.2 });
  expect(book.read('hazard', `${id(71)}.K1-05`)).toBeUndefined();
  expect(code(() => book.say(zhao, 'fridge-read', id(72), { ...reading, celsius: 4.25 }))).toBe('bad-shape');
});

test('事故封存: what the last 48 hours hold stays, until the director lifts the seal', () => {
  const book = new Book();
  const sealing = { canteenId: canteen.id, reason: '两名学生腹痛' };
  const way = { canteenId: canteen.id, way: 'kitchen-waste', note: '', witness: '孙静' };
  book.say(zhao, 'sample-taken', id(70), { ...taken, takenAt: at(tonight - 50 * hour) });
  book.say(zhao, 'sample-taken', id(71), { ...taken, takenAt: at(tonight - 10 * hour) });
  expect(code(() => book.say(director, 'seal-lifted', canteen.id, sealing))).toBe('conflict');
  book.say(zhao, 'samples-sealed', canteen.id, sealing);
  const dispose = (sampleId: string) =>
    code(() => book.say(zhao, 'sample-disposed', sampleId, way, tonight + 60 * hour));
  expect(dispose(id(71))).toBe('sealed');
  expect(dispose(id(70))).toBe('accepted');
  expect(code(() => book.say(zhao, 'seal-lifted', canteen.id, sealing))).toBe('out-of-scope');
  // Pressed twice, it covers what it covered first.
  book.say(sun, 'samples-sealed', canteen.id, { ...sealing, reason: '又一名' }, tonight + 40 * hour);
  expect(book.read('seal', canteen.id)).toMatchObject({ from: tonight - keepMs, reason: '两名学生腹痛', lifted: null });
  book.say(director, 'seal-lifted', canteen.id, { ...sealing, reason: '检验合格' }, tonight + 59 * hour);
  expect(dispose(id(71))).toBe('accepted');
});

test('a seal covers what was taken from its beginning on', () => {
  const seal: Seal = {
    canteenId: canteen.id,
    from: 1000,
    sealedAt: 2000,
    reason: 'x',
    by: id(1),
    byName: 'x',
    lifted: null,
    entries: [],
  };
  const sealed = (takenAt: number, from?: number) =>
    isSealed({ takenAt, ...(from !== undefined && { countsFrom: from }) }, seal);
  expect([sealed(999), sealed(1000), sealed(9999), isSealed({ takenAt: 1000 }, undefined), sealed(5, 1000)]).toEqual([
    false,
    true,
    true,
    false,
    true,
  ]);
});

test('what is not on the menu does not fill a gap in it', () => {
  const samples = [
    { dish: '米饭', state: 'kept' },
    { dish: '红烧肉', state: 'missed' },
    { dish: '例汤', state: 'disposed' },
  ] as const;
  expect(coverage(['米饭', '红烧肉', '青菜'], samples)).toEqual({ dishes: 3, kept: 1, missed: 1, open: ['青菜'] });
});

test('a menu names each meal and each dish once', () => {
  const set = (meals: unknown) =>
    code(() =>
      new Book().say(zhao, 'menu-set', `${canteen.id}.2026-11-22`, { canteenId: canteen.id, day: '2026-11-22', meals }),
    );
  const lunch = { meal: 'lunch', until: '12:30', dishes: ['米饭', '青菜'] };
  expect([set([lunch]), set([lunch, lunch]), set([{ ...lunch, dishes: ['米饭', '米饭'] }])]).toEqual([
    'accepted',
    'item-twice',
    'item-twice',
  ]);
  expect(
    code(() => new Book().say(zhao, 'menu-set', canteen.id, { canteenId: canteen.id, day: '2026-11-22', meals: [] })),
  ).toBe('bad-id');
});

test('the kitchen keeps samples, managers may seal, and nobody else has a say', () => {
  const may = (person: Person) =>
    (['keep-samples', 'seal-samples', 'lift-seal'] as const).map((act) =>
      authorize(person, { do: act, place: canteen }),
    );
  expect(may(zhao)).toEqual([true, true, false]);
  expect(may(director)).toEqual([true, true, true]);
  expect(may(sun)).toEqual([false, true, true]);
  expect(may(wang)).toEqual([false, false, false]);
  expect(code(() => new Book().say(wang, 'sample-taken', id(70), taken))).toBe('out-of-scope');
});

describe('the second signature', () => {
  const officer: Person = { ...zhao, id: id(18), role: 'food_officer' };
  const signature = { name: '钱进', signedAt: tonight, width: 300, height: 100, strokes: [[1, 2, 3, 4]] };
  const signing = (...samples: string[]) => ({ canteenId: canteen.id, samples, signature });
  const bookOfTwo = (): Book => {
    const book = new Book();
    book.documents.set(`person ${officer.id}`, officer);
    book.say(zhao, 'sample-taken', id(1), taken);
    book.say(zhao, 'sample-taken', id(2), { ...taken, dish: '米饭' });
    return book;
  };

  test('several samples are signed at once, and one of them carries the strokes', () => {
    const book = bookOfTwo();
    const entry = book.say(director, 'samples-signed', id(1), signing(id(1), id(2)), tonight + 60_000);
    const common = { by: director.id, byName: director.name, at: tonight + 60_000, entry: entry.id };
    expect(book.sample(id(1)).signed).toEqual({ ...common, signature });
    expect(book.sample(id(2)).signed).toEqual({ ...common, signature: null });
    expect(book.sample(id(2)).entries).toHaveLength(2);
  });

  test('what another signed meanwhile stays signed by him; all of it is a conflict', () => {
    const book = bookOfTwo();
    book.say(director, 'samples-signed', id(1), signing(id(1)));
    const second = book.say(officer, 'samples-signed', id(1), signing(id(1), id(2)));
    expect(book.sample(id(1)).signed?.by).toBe(director.id);
    // The strokes lie with the first that the second signature is really under.
    expect(book.sample(id(2)).signed).toMatchObject({ by: officer.id, entry: second.id, signature });
    expect(code(() => book.say(director, 'samples-signed', id(2), signing(id(2))))).toBe('conflict');
  });

  test('nobody signs the own samples, a gap, a sample of another canteen, or without the office for it', () => {
    const book = bookOfTwo();
    book.say(director, 'sample-taken', id(3), { ...taken, dish: '汤' });
    book.say(zhao, 'sample-missed', id(4), { ...dish, reason: '卖完了' });
    expect(code(() => book.say(director, 'samples-signed', id(1), signing(id(1), id(3))))).toBe('own-sample');
    expect(code(() => book.say(director, 'samples-signed', id(4), signing(id(4))))).toBe('sample-unknown');
    expect(code(() => book.say(director, 'samples-signed', id(5), signing(id(5))))).toBe('sample-unknown');
    expect(code(() => book.say(director, 'samples-signed', id(2), signing(id(1), id(2))))).toBe('bad-id');
    for (const who of [zhao, sun, wang])
      expect(code(() => book.say(who, 'samples-signed', id(1), signing(id(1))))).toBe('out-of-scope');
  });

  test('a signed box is disposed of like any other and keeps its signature', () => {
    const book = bookOfTwo();
    book.say(director, 'samples-signed', id(1), signing(id(1)));
    const body = { canteenId: canteen.id, way: 'kitchen-waste', note: '', witness: '孙静' };
    book.say(zhao, 'sample-disposed', id(1), body, tonight + keepMs);
    expect(book.sample(id(1))).toMatchObject({ state: 'disposed', signed: { by: director.id } });
  });
});

describe('handing over sealed boxes', () => {
  const sealBody = { canteenId: canteen.id, reason: '两名学生腹痛' };
  const giver = { name: '赵敏', signedAt: tonight, strokes: [] };
  const taker = { name: '吴强', signedAt: tonight, width: 300, height: 100, strokes: [[1, 2, 3, 4]] };
  const list = (seal: string, ...samples: string[]) => ({
    canteenId: canteen.id,
    seal,
    samples,
    unit: '市场监管局',
    giver,
    taker,
  });
  const sealedBook = (): { book: Book; seal: string } => {
    const book = new Book();
    book.say(zhao, 'sample-taken', id(1), taken);
    book.say(zhao, 'sample-taken', id(2), { ...taken, dish: '米饭' });
    book.say(zhao, 'sample-taken', id(3), { ...taken, dish: '汤', takenAt: at(tonight - 3 * keepMs) });
    return { book, seal: book.say(zhao, 'samples-sealed', canteen.id, sealBody, tonight).id };
  };
  const handOver = (book: Book, seal: string, ...ids: string[]): string =>
    code(() => book.say(zhao, 'samples-handed-over', ids[0] ?? '', list(seal, ...ids), tonight + hour));

  test('the boxes show to whom and when, and one of them carries both signatures', () => {
    const { book, seal } = sealedBook();
    const entry = book.say(sun, 'samples-handed-over', id(1), list(seal, id(1), id(2)), tonight + hour);
    const common = { by: sun.id, byName: sun.name, at: tonight + hour, entry: entry.id, seal, taker: '吴强' };
    const unit = '市场监管局';
    expect(book.sample(id(1))).toMatchObject({
      state: 'handed-over',
      handedOver: { ...common, unit, signatures: { giver, taker } },
    });
    expect(book.sample(id(2))).toMatchObject({ handedOver: { ...common, unit, signatures: null } });
  });

  test('what went is no longer disposed of by the kitchen, whether the seal is lifted or not', () => {
    const { book, seal } = sealedBook();
    expect(handOver(book, seal, id(1))).toBe('accepted');
    book.say(director, 'seal-lifted', canteen.id, sealBody);
    const body = { canteenId: canteen.id, way: 'kitchen-waste', note: '', witness: '孙静' };
    expect(code(() => book.say(zhao, 'sample-disposed', id(1), body, tonight + 2 * keepMs))).toBe('conflict');
    book.say(zhao, 'sample-disposed', id(2), body, tonight + 2 * keepMs);
    expect([book.sample(id(1)).state, book.sample(id(2)).state]).toEqual(['handed-over', 'disposed']);
  });

  test('nothing goes under a lifted seal, under none, or from outside of it', () => {
    const { book, seal } = sealedBook();
    expect(handOver(book, seal, id(1), id(3))).toBe('not-sealed');
    expect(handOver(book, id(99), id(1))).toBe('not-sealed');
    expect(handOver(book, seal, id(1), id(98))).toBe('sample-unknown');
    expect(handOver(book, seal, id(1), id(1))).toBe('bad-id');
    book.say(director, 'seal-lifted', canteen.id, sealBody);
    expect(handOver(book, seal, id(1))).toBe('seal-lifted');
    expect(book.sample(id(1)).state).toBe('kept');
  });

  test('a second seal says in whose name a list was made: one that was lifted before is not it', () => {
    const { book, seal } = sealedBook();
    book.say(director, 'seal-lifted', canteen.id, sealBody);
    const again = book.say(director, 'samples-sealed', canteen.id, sealBody, tonight + hour).id;
    expect(handOver(book, seal, id(1))).toBe('seal-lifted');
    expect(handOver(book, again, id(1))).toBe('accepted');
  });

  test('two lists of the same boxes: the first stands, the second has the rest, and all of it again is a conflict', () => {
    const { book, seal } = sealedBook();
    expect(handOver(book, seal, id(1))).toBe('accepted');
    expect(handOver(book, seal, id(1), id(2))).toBe('accepted');
    expect(book.sample(id(2))).toMatchObject({ handedOver: { signatures: { giver, taker } } });
    expect(handOver(book, seal, id(1), id(2))).toBe('conflict');
  });

  test('nobody signs without a name or for no authority, and who may not seal hands nothing over', () => {
    const { book, seal } = sealedBook();
    const said = (who: Person, over: object) =>
      code(() => book.say(who, 'samples-handed-over', id(1), { ...list(seal, id(1)), ...over }));
    expect(said(zhao, { taker: { ...taker, name: ' ' } })).toBe('bad-shape');
    expect(said(zhao, { giver: { ...giver, name: '' } })).toBe('bad-shape');
    expect(said(zhao, { unit: ' ' })).toBe('bad-shape');
    expect(said(wang, {})).toBe('out-of-scope');
  });
});

describe('photos of a box', () => {
  const shot = photo('K1-01', 'a'.repeat(64));
  const withPhoto = { ...taken, photos: [shot] };
  const schema2 = { schema: 2 as never, photos: [shot.sha256] };

  test('stand in the register with their box', () => {
    const book = new Book();
    book.say(zhao, 'sample-taken', id(1), withPhoto, tonight, schema2);
    expect(book.sample(id(1)).kept?.photos).toEqual([shot]);
    book.say(zhao, 'sample-taken', id(2), taken);
    expect(book.sample(id(2)).kept).not.toHaveProperty('photos');
  });

  test('are listed by the entry, no more and no less, and are three at the most', () => {
    const book = new Book();
    for (const photos of [[], ['b'.repeat(64)], [shot.sha256, 'b'.repeat(64)]])
      expect(code(() => book.say(zhao, 'sample-taken', id(1), withPhoto, tonight, { ...schema2, photos }))).toBe(
        'not-listed',
      );
    const many = { ...taken, photos: [shot, shot, shot, shot] };
    expect(code(() => book.say(zhao, 'sample-taken', id(1), many, tonight, schema2))).toBe('bad-shape');
  });
});
