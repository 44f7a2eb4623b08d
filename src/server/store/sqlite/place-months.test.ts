// A year is read month by month and says the same as week by week, after a withdrawal, a rebuild, and where the months were not kept yet.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import {
  answer,
  at,
  canteen,
  dorm3,
  entry,
  floor2,
  id,
  inspection,
  li,
  photo,
  sha256,
  wang,
  withAnswers,
  yucai,
} from '../../../../tests/cast.ts';
import { openSchool } from '../../school.contract.ts';
import { openSqlite } from '../sqlite.ts';
import { migrations } from './migrate.ts';

const weekMs = 7 * 86_400_000;
/** A Wednesday. */
const first = Date.UTC(2026, 6, 1, 4);
const weeks = 18;
const everywhere = { scope: [], from: '2000-01-03', to: '2040-01-02' };

async function openYear() {
  const folder = mkdtempSync(join(tmpdir(), 'patrol-place-months-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'patrol.sqlite');
  const school = await openSchool({ store: openSqlite(file, () => undefined) });
  const shot = sha256('the lamp');
  const wrong = { answers: withAnswers(answer('Z1-02', 'fail', { photos: [shot], note: '灯不亮' })) };
  for (let n = 0; n < weeks; n++) {
    const now = at(first + n * weekMs);
    for (const [k, { id: placeId }] of [floor2, ...(n % 3 === 0 ? [canteen] : [])].entries()) {
      const by = [wang, li][k] ?? wang;
      const isWrong = n % 2 === k;
      const photos = [...inspection().photos, ...(isWrong ? [photo('Z1-02', shot)] : [])];
      const body = inspection({ placeId, startedAt: now, finishedAt: now, photos, ...(isWrong && wrong) });
      const about = { subject: id(7000 + n * 2 + k), id: id(8000 + n * 2 + k), by: by.id, at: now };
      expect(await school.push(by, entry('inspection-submitted', body, about))).toMatchObject([
        { verdict: 'accepted' },
      ]);
    }
  }
  const beside = new DatabaseSync(file);
  onTestFinished(() => beside.close());
  const table = (name: string) => beside.prepare(`SELECT * FROM ${name} ORDER BY 1, 2, 3, 4`).all();
  return { file, school, beside, table, weeks: school.parts.store.weeks };
}

test('whatever weeks are asked for, whole months or not, a building comes to what its weeks add up to', async () => {
  const year = await openYear();
  const rows = year.beside
    .prepare(
      `SELECT r.week, c.covering_id AS placeId, sum(r.inspections) AS inspections, sum(r.with_faults) AS withFaults, sum(r.late) AS late,
         sum(r.answers) AS answers, sum(r.bulk) AS bulk
       FROM place_weeks AS r JOIN place_covers AS c ON c.school_id = r.school_id AND c.place_id = r.place_id GROUP BY 1, 2`,
    )
    .all() as { week: string; placeId: string; inspections: number; withFaults: number }[];
  const mondays = [...new Set(rows.map(({ week }) => week))];
  expect(mondays).toHaveLength(weeks);
  for (const from of mondays)
    for (const to of mondays.filter((one) => one >= from))
      for (const place of [undefined, canteen.id]) {
        const told = await year.weeks.inspectionsAt(yucai.id, { scope: [], place, from, to }, [dorm3.id, canteen.id]);
        for (const placeId of [dorm3.id, canteen.id]) {
          const those =
            place && place !== placeId
              ? []
              : rows.filter((row) => row.placeId === placeId && from <= row.week && row.week <= to);
          const { inspections, withFaults } = told.find((one) => one.placeId === placeId) ?? {
            inspections: 0,
            withFaults: 0,
          };
          const sum = (of: 'inspections' | 'withFaults') => those.reduce((all, row) => all + row[of], 0);
          expect([inspections, withFaults], `${placeId} ${from} ${to}`).toEqual([
            sum('inspections'),
            sum('withFaults'),
          ]);
        }
      }
});

test('what was withdrawn is taken out of its month, and folding the ledger again leaves the same', async () => {
  const year = await openYear();
  const last = weeks - 1;
  const months = year.table('place_months').length;
  const [before] = await year.weeks.failing(yucai.id, everywhere, 1);
  const back = { subject: id(7000), supersedes: id(8000), id: id(9001), by: wang.id, at: at(year.school.clock.ms) };
  await year.school.push(wang, entry('inspection-withdrawn', { reason: '重复' }, back));
  const only = { ...back, subject: id(7000 + last * 2), supersedes: id(8000 + last * 2), id: id(9002), opSeq: 2 };
  await year.school.push(wang, entry('inspection-withdrawn', { reason: '重复' }, only));
  const [after] = await year.weeks.failing(yucai.id, everywhere, 1);
  expect([before?.records, after?.records]).toEqual([before?.faults, (before?.records ?? 0) - 1]);
  const kept = ['place_months', 'fault_weeks'].map(year.table);
  // The first was the only one of its month there.
  expect(kept[0]).toHaveLength(months - 1);
  await year.school.parts.store.ledger.rebuild(yucai.id);
  expect(['place_months', 'fault_weeks'].map(year.table)).toEqual(kept);
});

test('a database from before the months were kept has them once it is opened', async () => {
  const year = await openYear();
  const kept = ['place_months', 'fault_weeks'].map(year.table);
  year.beside.exec('DROP TABLE place_months; ALTER TABLE fault_weeks DROP COLUMN records');
  year.beside.exec(migrations().find(({ name }) => name.includes('place-months'))!.sql);
  expect(['place_months', 'fault_weeks'].map(year.table)).toEqual(kept);
});
