import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import { readyDb } from '../../tests/sync/phone.ts';
import { answer, checklist, entry, id, inspection, item, sun, wang, yucai } from '../../tests/cast.ts';
import { ownRecord } from '../db/records.ts';
import { applyChanges } from '../db/changes.ts';
import type { Changes } from '../domain/protocol.ts';
import type { InspectionRow, Inspections } from '../domain/reports.ts';
import { score } from '../domain/score.ts';
import { templateId, type Template } from '../domain/template.ts';
import { builtInTemplates } from './library/library.ts';
import { openSchool, type School } from './school.contract.ts';
import { openSqlite } from './store/sqlite.ts';

const library = builtInTemplates({ kind: 'secondary', facilities: ['boarding', 'canteen'] });
/** One of the school's own, of yes and no, with a critical item. */
const own: Template = {
  ...checklist,
  code: 'Z3',
  passMark: 60,
  items: [
    item({ id: 'Z3-01', type: 'PF', photo: 'none', weight: 30 }),
    item({ id: 'Z3-02', type: 'PF', photo: 'none', weight: 70, grade: 'MS', majorRefs: ['M9'] }),
  ],
};
const scored = [...library.filter(({ items }) => items.some(({ weight }) => weight)), own];

/** Each item answered: a number at this share of its range, the first yes-or-no item normal, the others by the share. */
const answersAt = ({ items }: Template, share: number) =>
  items.map(({ id: itemId, range }, n) =>
    range
      ? answer(itemId, range.min + (range.max - range.min) * share)
      : answer(itemId, n === 0 || share > 0.5 ? 'pass' : 'fail'),
  );

async function handedIn(school: School, template: Template, share: number, n: number): Promise<string> {
  const { code, version } = template;
  const body = inspection({ template: { code, version }, photos: [], answers: answersAt(template, share) });
  expect(await school.push(wang, entry('inspection-submitted', body, { subject: id(n) }))).toMatchObject([
    { verdict: 'accepted' },
  ]);
  return id(n);
}

const published = (template: Template) =>
  entry('template-published', template, { subject: templateId(template), by: sun.id, device: id(901) });
const rowOf = async (school: School, one: string): Promise<InspectionRow | undefined> =>
  (await school.json<Inspections>(sun, 'GET', '/api/inspections')).rows.find((row) => row.id === one);

test('the library has a checklist with a score', () => expect(scored.map(({ code }) => code)).toContain('D4'));

test.each(scored)('phone and server agree on the score of $code', async (template) => {
  const school = await openSchool();
  await school.push(sun, published(template));
  const [good, bad] = [await handedIn(school, template, 0.9, 520), await handedIn(school, template, 0.3, 521)];
  const db = await readyDb(wang);
  const changes = await school.json<Changes>(wang, 'GET', '/api/changes');
  await applyChanges(db, 'the first cursor', changes);
  const rows = [await rowOf(school, good), await rowOf(school, bad)];
  for (const row of rows) {
    const shown = (await ownRecord(db, row?.id ?? ''))!;
    const phone = score(shown.template!, shown.inspection.answers, shown.day);
    expect(row?.score).toEqual({ percent: phone?.percent, passed: phone?.passed });
  }
  expect(rows.map((row) => row?.score?.passed)).toEqual([true, false]);
  await school.parts.store.ledger.rebuild(yucai.id);
  expect([await rowOf(school, good), await rowOf(school, bad)]).toEqual(rows);
});

test('a checklist without weights has no score', async () => {
  const school = await openSchool();
  await school.push(wang, entry('inspection-submitted', inspection(), { subject: id(522) }));
  expect((await rowOf(school, id(522)))?.score).toBeNull();
});

test('what was taken in before there were scores is scored when the database is opened', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'patrol-scores-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'patrol.sqlite');
  const school = await openSchool({ store: openSqlite(file, () => undefined) });
  await school.push(sun, published(own));
  const one = await handedIn(school, own, 0.9, 523);
  const before = await rowOf(school, one);
  const beside = new DatabaseSync(file);
  beside.exec(`UPDATE inspection_rows SET score_percent = NULL, score_passed = NULL;
    INSERT INTO meta (key, value) VALUES ('scores-due', '1')`);
  beside.close();
  const again = openSqlite(file, () => undefined);
  onTestFinished(() => again.close());
  const { rows } = await again.reports.inspections(yucai.id, { scope: [], limit: 10 });
  expect(before?.score).toEqual({ percent: 100, passed: true });
  expect(rows).toEqual([before]);
});
