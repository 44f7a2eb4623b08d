import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import { answer, entry, id, inspection, photo, sun, wang, withAnswers, yucai } from '../../tests/cast.ts';
import { plan, route } from '../../tests/cast-rounds.ts';
import type { InspectionRecord } from '../domain/documents.ts';
import { hazardId } from '../domain/hazard.ts';
import { yearsAfter } from '../domain/retention.ts';
import { closeRounds } from './close-rounds.ts';
import { keepTimes, waitsFor } from './keep-times.ts';
import { newId } from './new-id.ts';
import { fill, openSchool } from './school.contract.ts';
import { openSqlite } from './store/sqlite.ts';
import { pictureOf, Times } from './times.contract.ts';

const open = async () => new Times(await openSchool());
const answersOf = (record: InspectionRecord | undefined, itemId: string) =>
  record?.inspection.answers.find((one) => one.itemId === itemId);

test('a photo goes when its three years are over: hidden and certified at once, its file a day later', async () => {
  const times = await open();
  const { store } = times.school.parts;
  const one = await times.record(1);
  await times.pass(3, -1);
  expect(await times.keep()).toEqual({ photos: 0, names: 0, files: 0 });
  await times.pass(3, 1);
  expect(await times.keep()).toEqual({ photos: 1, names: 0, files: 0 });
  expect(await times.hasFile(one.sha256)).toBe(true);
  expect((await times.school.ask(wang, 'GET', `/api/inspections/${one.id}/photos/${one.sha256}`)).status).toBe(404);
  expect(await store.photos.room(yucai.id)).toEqual({ n: 0, bytes: 0 });
  const { rows } = await store.retention.certificates(yucai.id, { before: null, limit: 10 });
  expect(rows.map(({ body }) => body)).toEqual([
    expect.objectContaining({ rule: 'photos', years: 3, photos: [one.sha256], lines: [] }),
  ]);
  expect(await times.keep()).toEqual({ photos: 0, names: 0, files: 0 });
  await times.pass(3, 3);
  expect(await times.keep()).toEqual({ photos: 0, names: 0, files: 1 });
  expect(await times.hasFile(one.sha256)).toBe(false);
  expect(await store.ledger.firstBreak(yucai.id)).toBeNull();
});

test('F9 nobody is asked for what was removed, and whoever still sends it is told that it is complete', async () => {
  const times = await open();
  const { school } = times;
  const bytes = pictureOf('photo 1');
  const one = await times.record(1);
  await times.pass(3, 1);
  await times.keep();
  await times.pass(3, 3);
  await times.keep();
  const before = await school.parts.store.ledger.linesOf(yucai.id, [one.entry]);
  const [again] = await school.push(wang, JSON.parse(before[0]?.raw ?? ''));
  expect(again).toMatchObject({ verdict: 'known', receipt: { missing: [] } });
  const sent = await school.json<{ complete: boolean }>(wang, 'PUT', `/api/photos/${one.sha256}`, bytes);
  expect(sent.complete).toBe(true);
  expect(await times.hasFile(one.sha256)).toBe(false);
  await school.parts.store.photos.damaged(yucai.id, one.sha256, school.clock.ms);
  expect(await school.parts.store.photos.wanted(yucai.id, wang.id)).toEqual([]);
});

test('what is handed in anew after it was removed is wanted anew, and stays three years more', async () => {
  const times = await open();
  const one = await times.record(1);
  await times.pass(3, 1);
  await times.keep();
  const two = await times.record(2, { bytes: pictureOf('photo 1') });
  expect(two.sha256).toBe(one.sha256);
  await times.pass(3, 9);
  expect(await times.keep()).toEqual({ photos: 0, names: 0, files: 0 });
  expect(await times.hasFile(one.sha256)).toBe(true);
  expect((await times.school.ask(wang, 'GET', `/api/inspections/${two.id}/photos/${two.sha256}`)).status).toBe(200);
});

test('what a correction names for the first time is wanted, though another record had it until its time was over', async () => {
  const times = await open();
  const one = await times.record(1);
  await times.pass(3, 1);
  expect((await times.keep()).photos).toBe(1);
  const two = await times.record(2);
  const shown = answer('Z1-09', 'taken', { photos: [one.sha256] });
  const body = inspection({ photos: [photo('Z1-09', one.sha256)], answers: withAnswers(shown) });
  const over = { subject: two.id, id: id(33_000), device: id(901), opSeq: 3, supersedes: two.entry };
  const [verdict] = await times.school.push(wang, entry('inspection-submitted', body, over));
  expect(verdict).toMatchObject({ verdict: 'accepted', receipt: { missing: [one.sha256] } });
});

test('nothing of an open case goes, however old, and what it came to five years after its last word', async () => {
  const times = await open();
  const one = await times.record(1, { wrong: 'Z1-04' });
  await times.pass(9);
  expect((await times.keep()).photos).toBe(0);
  await times.withdraw(one);
  await times.pass(13, 360);
  expect((await times.keep()).photos).toBe(0);
  await times.pass(14, 5);
  expect((await times.keep()).photos).toBe(1);
});

test('the photo of a case that was found as major and never judged otherwise stays for ever', async () => {
  const times = await open();
  const one = await times.record(1, { wrong: 'Z1-02' });
  await times.withdraw(one);
  await times.pass(40);
  expect((await times.keep()).photos).toBe(0);
  expect(await times.hasFile(one.sha256)).toBe(true);
});

test('what is held stays until the hold is lifted; holding everything stops everything', async () => {
  const times = await open();
  const { store } = times.school.parts;
  const [one, two] = [await times.record(1), await times.record(2)];
  const held = (what: 'inspection' | 'all', about: string) => ({
    id: newId(times.school.clock.ms),
    what,
    about,
    name: '',
    reason: '诉讼',
    by: sun.id,
    at: times.school.clock.ms,
  });
  const all = held('all', '');
  await store.retention.hold(yucai.id, all);
  const record = held('inspection', one.id);
  await store.retention.hold(yucai.id, record);
  await expect(store.retention.hold(yucai.id, { ...record, id: id(7) })).rejects.toMatchObject({ code: 'conflict' });
  await times.pass(4);
  expect((await times.keep()).photos).toBe(0);
  await store.retention.lift(yucai.id, all.id, { by: sun.id, reason: '结束', at: times.school.clock.ms });
  expect((await times.keep()).photos).toBe(1);
  expect([...(await store.photos.removed(yucai.id, [one.sha256, two.sha256])).keys()]).toEqual([two.sha256]);
  await store.retention.lift(yucai.id, record.id, { by: sun.id, reason: '结束', at: times.school.clock.ms });
  expect((await times.keep()).photos).toBe(1);
});

test('a school that asks for longer keeps it longer, and nothing shortens the floor', async () => {
  const times = await open();
  const { store } = times.school.parts;
  await times.record(1);
  await store.settings.keep(yucai.id, 'retention', { photos: 6, names: 0, rounds: 'x' }, sun.id, 0);
  expect(await store.retention.years(yucai.id)).toEqual({
    rounds: 3,
    cases: 5,
    food: 2,
    photos: 6,
    names: 1,
    audit: 5,
  });
  await times.pass(5, 300);
  expect((await times.keep()).photos).toBe(0);
  await times.pass(6, 1);
  expect((await times.keep()).photos).toBe(1);
});

test('after a year a head count says how many, and no more who; the ledger is whole, and folds to the same', async () => {
  const times = await open();
  const { store } = times.school.parts;
  await times.publishHeadCount();
  const rows = [
    ['305 张三', '22:40'],
    ['306 李四', ''],
  ];
  const one = await times.count(1, 0, rows);
  await times.pass(0, 360);
  expect((await times.keep()).names).toBe(0);
  await times.pass(1, 1);
  expect((await times.keep()).names).toBe(1);
  const read = () => store.documents.read(yucai.id, 'inspection', one.id);
  const counted = await read();
  expect(answersOf(counted, 'D2-05')?.value).toEqual([
    ['＊＊＊', ''],
    ['＊＊＊', ''],
  ]);
  expect(answersOf(counted, 'D2-04')?.value).toBe(0);
  expect(await store.ledger.firstBreak(yucai.id)).toBeNull();
  await store.ledger.rebuild(yucai.id);
  expect(await read()).toEqual(counted);
  expect((await times.keep()).names).toBe(0);
});

test('who is missing stays while something is done about it, and what the case says stays with the case', async () => {
  const times = await open();
  const { store } = times.school.parts;
  await times.publishHeadCount();
  const one = await times.count(1, 1, [['305 张三', '']], '张三未归');
  await times.pass(2);
  expect((await times.keep()).names).toBe(0);
  await times.withdraw({ ...one, device: id(902) });
  expect((await times.keep()).names).toBe(1);
  const record = await store.documents.read(yucai.id, 'inspection', one.id);
  expect(answersOf(record, 'D2-05')?.value).toEqual([['＊＊＊', '']]);
  expect(answersOf(record, 'D2-04')?.note).toBe('张三未归');
});

test('who is missing stays as well where the head count found again what an earlier one has found', async () => {
  const times = await open();
  const { store } = times.school.parts;
  await times.publishHeadCount();
  const first = await times.count(1, 1, [], '张三未归');
  const again = await times.count(2, 1, [['305 张三', '']], '张三还未归', hazardId(first.id, 'D2-04'));
  await times.pass(2);
  expect((await times.keep()).names).toBe(0);
  await times.withdraw({ ...again, device: id(902) });
  await times.withdraw({ ...first, device: id(902) });
  expect((await store.documents.read(yucai.id, 'hazard', hazardId(first.id, 'D2-04')))?.state).toBe('reported');
  expect((await times.keep()).names).toBe(0);
});

test('nothing goes under a clock under which nobody has worked', async () => {
  const times = await open();
  await times.record(1);
  await times.pass(8, 0, false);
  expect((await times.keep()).photos).toBe(0);
  await times.pass(8, 20);
  expect((await times.keep()).photos).toBe(1);
});

test('nothing goes where only the school itself has written, as it does when it closes its rounds', async () => {
  const times = await open();
  const { school } = times;
  await times.record(1);
  await school.push(
    sun,
    entry('route-kept', route(), { subject: route().id, id: id(801), by: sun.id, opSeq: 1 }),
    entry('plan-kept', plan(), { subject: plan().id, id: id(802), by: sun.id, opSeq: 2 }),
  );
  await times.pass(8, 0, false);
  for (let day = 1; day <= 10; day++) {
    school.clock.ms += 86_400_000;
    expect((await closeRounds(school.parts, school.clock.ms)).length).toBeGreaterThan(0);
  }
  expect((await times.keep()).photos).toBe(0);
});

test('nothing goes under a clock that is not that of the phones', async () => {
  const times = await open();
  await times.record(1);
  await times.pass(4, 0, true, -yearsAfter(0, 4));
  expect(await waitsFor(times.school.parts, yucai.id, times.school.clock.ms)).toEqual({ why: 'idle' });
  expect((await times.keep()).photos).toBe(0);
  await times.pass(4, 20);
  expect((await times.keep()).photos).toBe(1);
});

test('nothing goes where only accounts are kept, in which the server writes its own time', async () => {
  const times = await open();
  await times.record(1);
  await times.pass(4, 0, false);
  for (let day = 1; day <= 10; day++) {
    times.school.clock.ms += 86_400_000;
    await times.school.join({ name: '新人', username: `new${day}`, role: 'patrol_guard', scope: [] });
  }
  expect((await times.keep()).photos).toBe(0);
});

test('after a restore nothing goes for a week', async () => {
  const times = await open();
  const { store } = times.school.parts;
  await times.record(1);
  await times.pass(4);
  await store.renewEpoch((await store.ledger.end(yucai.id)).seq);
  const restoredAt = (await store.retention.restoredAt()) ?? 0;
  const on = (days: number) => waitsFor(times.school.parts, yucai.id, restoredAt + days * 86_400_000);
  expect(await on(6)).toEqual({ why: 'restored', until: restoredAt + 7 * 86_400_000 });
  expect((await on(8))?.why).not.toBe('restored');
});

test('a line may only change with the very next line that certifies it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'patrol-times-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'patrol.sqlite');
  const store = openSqlite(file, () => undefined);
  await fill(store);
  await store.close();
  const db = new DatabaseSync(file);
  const edit = () => db.exec(`UPDATE ledger SET raw = '{}' WHERE seq = 2`);
  expect(edit).toThrow('append-only');
  db.exec(`INSERT INTO covered_lines SELECT id, 2, last_seq FROM schools`);
  expect(edit).toThrow('append-only');
  db.exec('UPDATE covered_lines SET certificate_seq = certificate_seq + 1');
  expect(() => db.exec(`UPDATE ledger SET raw = '{}', hash = 'x' WHERE seq = 2`)).toThrow('append-only');
  edit();
  db.close();
  const again = openSqlite(file, () => undefined);
  expect(await again.ledger.firstBreak(yucai.id)).toEqual({ seq: 2, why: 'entry' });
  await again.close();
});

test('a kill between the certificate and the file leaves the rest to the next look', async () => {
  const times = await open();
  const { store, photos } = times.school.parts;
  const one = await times.record(1);
  await times.pass(3, 1);
  await times.keep();
  await times.pass(3, 3);
  const dies = {
    ...photos,
    remove: () => {
      throw new Error('killed');
    },
  };
  await expect(keepTimes({ store, photos: dies }, times.school.clock.ms)).rejects.toThrow('killed');
  expect(await times.keep()).toMatchObject({ files: 1 });
  expect(await times.hasFile(one.sha256)).toBe(false);
});

test('a hold that comes when a photo is hidden and its file still there keeps the file', async () => {
  const times = await open();
  const { store } = times.school.parts;
  const [one, two] = [await times.record(1), await times.record(2)];
  await times.pass(3, 1);
  expect((await times.keep()).photos).toBe(2);
  const at = times.school.clock.ms;
  const hold = { name: '', reason: '诉讼', by: sun.id, at };
  const [all, record] = [newId(at), newId(at)];
  await store.retention.hold(yucai.id, { ...hold, id: all, what: 'all', about: '' });
  await store.retention.hold(yucai.id, { ...hold, id: record, what: 'inspection', about: one.id });
  await times.pass(3, 3);
  const files = async () => [await times.hasFile(one.sha256), await times.hasFile(two.sha256)];
  const lifted = { by: sun.id, reason: '结束', at };
  expect([(await times.keep()).files, ...(await files())]).toEqual([0, true, true]);
  await store.retention.letFileGo('disk', two.sha256, at, times.school.parts.photos.remove);
  expect(await files()).toEqual([true, true]);
  await store.retention.lift(yucai.id, all, lifted);
  expect([(await times.keep()).files, ...(await files())]).toEqual([1, true, false]);
  await store.retention.lift(yucai.id, record, lifted);
  expect([(await times.keep()).files, ...(await files())]).toEqual([1, false, false]);
});

test('what was turned away goes after the years of who did what, a second record not while it waits or its record is held; who sent it is asked for nothing', async () => {
  const times = await open();
  const { school } = times;
  const { store } = school.parts;
  const one = await times.record(1);
  const [line] = await store.ledger.linesOf(yucai.id, [one.entry]);
  const first = JSON.parse(line?.raw ?? '') as ReturnType<typeof entry>;
  const over = { id: first.id, subject: one.id, device: id(901), opSeq: 1 };
  const second = entry('inspection-submitted', inspection({ answers: withAnswers(answer('Z1-04', 90)) }), over);
  await school.push(wang, second);
  await school.push(wang, { ...second, id: id(7), opSeq: 2, hash: 'not its hash' });
  const kept = async () => {
    const rows = (await store.ledger.rejected(yucai.id, 10)).map(({ raw }) => JSON.parse(raw) as object);
    return rows.map((raw) => Object.keys(raw).length > 2);
  };
  const phones = async () => (await store.phones.list(yucai.id, 0)).map(({ gaps, owed }) => [gaps, owed.entries]);
  const [before] = [await phones()];
  expect(await kept()).toEqual([true, true]);
  await times.pass(5, -1);
  await times.keep();
  expect(await kept()).toEqual([true, true]);
  await times.pass(5, 1);
  await times.keep();
  expect(await kept()).toEqual([false, true]);

  const [pair] = await store.sameEntry.list(yucai.id, 10);
  await store.sameEntry.close(yucai.id, { id: pair!.id, by: sun.id, reason: '换过手机', at: school.clock.ms });
  const hold = { id: newId(school.clock.ms), what: 'inspection' as const, about: one.id, name: '', reason: '诉讼' };
  await store.retention.hold(yucai.id, { ...hold, by: sun.id, at: school.clock.ms });
  await times.pass(10, 9);
  await times.keep();
  expect(await kept()).toEqual([false, true]);
  await store.retention.lift(yucai.id, hold.id, { by: sun.id, reason: '结束', at: school.clock.ms });
  await times.keep();
  expect(await kept()).toEqual([false, false]);
  expect(await store.sameEntry.list(yucai.id, 10)).toEqual([]);
  expect(await phones()).toEqual(before);
  expect(await school.push(wang, second)).toMatchObject([{ verdict: 'refused', code: 'conflict' }]);
  expect(await kept()).toEqual([false, false]);
});

test('whatever is done to records in whatever order, nothing younger, open or held ever goes', async () => {
  for (const seed of [1, 2, 3]) {
    let state = seed * 2_654_435_761;
    const draw = (n: number) => (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648) % n;
    const times = await open();
    const { store } = times.school.parts;
    const known: { sha256: string; handedIn: number; isOpen: boolean; isHeld: boolean }[] = [];
    for (let step = 1; step <= 12; step++) {
      const isOpen = draw(3) === 0;
      const one = await times.record(step, isOpen ? { wrong: 'Z1-04' } : {});
      const isHeld = draw(3) === 0;
      const at = times.school.clock.ms;
      known.push({ sha256: one.sha256, handedIn: at, isOpen, isHeld });
      const hold = { id: newId(at), what: 'inspection' as const, about: one.id, name: '', reason: 'x', by: sun.id, at };
      if (isHeld) await store.retention.hold(yucai.id, hold);
      await times.pass(Math.floor(step / 2), draw(170) + (step % 2) * 180);
      await times.keep();
      const removed = await store.photos.removed(
        yucai.id,
        known.map(({ sha256 }) => sha256),
      );
      const now = times.school.clock.ms;
      const mayGo = known.filter((each) => !each.isOpen && !each.isHeld && yearsAfter(each.handedIn, 3) <= now);
      expect([...removed.keys()].sort()).toEqual(mayGo.map(({ sha256 }) => sha256).sort());
      expect(await store.ledger.firstBreak(yucai.id)).toBeNull();
    }
  }
});
