// Everything in the demo came in through the doors, in the name of whoever was signed in.
import { rmSync } from 'node:fs';
import { expect, test } from 'vitest';
import { entry, floor2, id, inspection, li, sun, wang } from '../../../tests/cast.ts';
import { openSchool, password } from '../school.contract.ts';
import { Doors } from './doors.ts';
import { busyDays, watchDemo } from './watch-demo.contract.ts';

const said = (over: Parameters<typeof entry>[2] = {}) =>
  entry('inspection-submitted', inspection({ placeId: floor2.id }), { subject: id(500), ...over });

test('what somebody may not say, and what is said in another’s name, does not come in', async () => {
  const school = await openSchool();
  const doors = new Doors(school.parts, () => password);
  const at = school.clock.ms;
  await doors.push(wang, [said()], at);
  const places = entry('places-kept', { places: [floor2] }, { subject: floor2.id, by: li.id, id: id(901) });
  await expect(doors.push(li, [places], at)).rejects.toThrow('forbidden');
  await expect(doors.push(li, [said({ id: id(902), subject: id(501), by: wang.id })], at)).rejects.toThrow('not-yours');
  await expect(doors.ask(wang, 'GET', '/api/people', { at })).rejects.toThrow('not-found');
  const strangers = new Doors(school.parts, () => 'a guess');
  await expect(strangers.push(sun, [said()], at)).rejects.toThrow('wrong-password');
});

test('every entry of the demo that is not the server’s own came over the session of its author, who had signed in before', async () => {
  const demo = await watchDemo(Date.UTC(2026, 10, 27, 12), busyDays(1));
  const { store } = demo.school.parts;
  const school = (await store.documents.school())!;
  const { setUps, added } = demo.doors;
  const through = new Map(demo.doors.through);
  expect(demo.came.length).toBeGreaterThan(1000);
  expect(demo.came.filter(({ entry: one, by }) => through.get(one.id) !== by.id || one.by !== by.id)).toEqual([]);
  const lines = await store.ledger.linesAbout(
    school.id,
    [...new Set(demo.came.map(({ entry: one }) => one.subject))],
    0,
    1e9,
  );
  const own = lines
    .filter(({ id: name }) => !through.has(name))
    .map(({ raw }) => JSON.parse(raw) as { device: string });
  // Windows of rounds that are closed, and what is said through doors of their own, are written under the server's installation.
  expect(own.filter(({ device }) => device !== store.device)).toEqual([]);
  // So are the school and its accounts: set up at the console, and added by its first manager one after the other.
  expect(setUps).toBe(1);
  expect(added.map(({ by }) => by)).toEqual(added.map(() => 'sun'));
  const people = await store.documents.people(school.id);
  expect(people.map(({ username }) => username).sort()).toEqual(['sun', ...added.map(({ name }) => name)].sort());
  const { lines: signIns } = await store.audit.list(school.id, { kinds: ['signed-in'], limit: 500 });
  const signedIn = new Set(signIns.map(({ by }) => by));
  expect(demo.came.filter(({ by }) => !signedIn.has(by.id))).toEqual([]);
  await store.close();
  rmSync(demo.school.dataDir, { recursive: true, force: true });
});
