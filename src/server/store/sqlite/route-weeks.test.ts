import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import { at, canteen, entry, floor2, id, li, sun } from '../../../../tests/cast.ts';
import { due, plan, route } from '../../../../tests/cast-rounds.ts';
import { closeRounds } from '../../close-rounds.ts';
import { openSchool } from '../../school.contract.ts';
import { openSqlite } from '../sqlite.ts';

const minuteMs = 60_000;

test('how long rounds took that were closed before it was counted is counted once the database is opened again', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'patrol-route-weeks-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'patrol.sqlite');
  const school = await openSchool({ store: openSqlite(file, () => undefined) });
  const points = [floor2, canteen].map(({ id: placeId }) => ({ placeId, templates: [], minutes: null }));
  const walked = route({ points });
  const nightly = plan({
    who: { people: [], roles: ['patrol_guard'] },
    proof: 'tap',
    when: { each: 'day', weekdays: [1, 2, 3, 4, 5, 6, 7], spans: [{ from: '22:00', to: '00:00', every: null }] },
  });
  school.clock.ms = Date.UTC(2026, 10, 22, 4);
  await school.push(
    sun,
    entry('route-kept', walked, { subject: walked.id, id: id(901), by: sun.id, opSeq: 1 }),
    entry('plan-kept', nightly, { subject: nightly.id, id: id(902), by: sun.id, opSeq: 2 }),
  );
  const begun = Date.UTC(2026, 10, 22, 14);
  const subject = `${nightly.id}.2026-11-22.1320`;
  const about = (n: number) => ({
    subject,
    id: id(2000 + n),
    by: li.id,
    device: li.id,
    opSeq: n + 1,
    at: at(begun + n * 5 * minuteMs),
  });
  const visits = points.map(({ placeId }, n) => {
    const body = { planId: nightly.id, placeId, how: 'tap' as const, code: null, at: about(n + 1).at };
    return entry('point-visited', { ...body, photos: [], location: null, micro: null }, about(n + 1));
  });
  const round = { ...due({ plan: nightly, route: walked, plannedAt: begun }), day: '2026-11-22' };
  school.clock.ms = begun + 60 * minuteMs;
  await school.push(li, entry('round-started', { due: round, from: null }, about(0)), ...visits);
  school.clock.ms = begun + 300 * minuteMs;
  await closeRounds(school.parts, school.clock.ms);
  const beside = new DatabaseSync(file);
  const rows = () => beside.prepare('SELECT route_id, rounds, took FROM route_weeks').all();
  const counted = [{ route_id: walked.id, rounds: 1, took: 10 * minuteMs }];
  expect(rows()).toEqual(counted);
  beside.exec(`DELETE FROM route_weeks; INSERT INTO meta (key, value) VALUES ('route-weeks-due', '1')`);
  const again = openSqlite(file, () => undefined);
  onTestFinished(() => again.close());
  expect(rows()).toEqual(counted);
  beside.close();
});
