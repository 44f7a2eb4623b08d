// Photos of cases that were handed in before: with another case, in a check, or as the photo of how it was.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import {
  answer,
  at,
  entry,
  floor2,
  id,
  inspection,
  photo,
  sha256,
  sun,
  tonight,
  wang,
  withAnswers,
  yucai,
} from '../../../tests/cast.ts';
import { an, dian, sayings, type Bare } from '../../../tests/cast-cases.ts';
import type { Person } from '../../domain/person.ts';
import type { Photo } from '../../domain/photo.ts';
import type { Remarks } from '../../domain/remark-reports.ts';
import { openCases, type Cases } from '../cases.contract.ts';
import { openSqlite } from '../store/sqlite.ts';

const scene = ['0f3c9a5517e2b480', '0f3c9a5517e2b483', 'f0c365aae81d4b7f'] as const;
const shot = (name: string, dhash?: string): Photo => ({
  ...photo('report', sha256(name)),
  ...(dhash && { look: { faults: [], dhash } }),
});

const days = 'from=2026-11-16&to=2026-11-22';
const list = (cases: Cases, more = '', who: Person = sun) =>
  cases.school.json<Remarks>(who, 'GET', `/api/remarks?${days}${more}`);
const remarksOf = async (cases: Cases, subject: string) =>
  (await list(cases)).rows.find((row) => row.id === subject)?.remarks;

/** Until somebody has put it right, with these photos. */
async function putRight(cases: Cases, subject: string, photos: Photo[]): Promise<void> {
  await cases.take(subject, sun, 'assign');
  await cases.take(subject, dian, 'accept');
  await cases.take(subject, dian, { do: 'rectify', note: '换好了', photos });
}

async function checked(cases: Cases, subject: string, one: Photo): Promise<void> {
  const there = { ...one, itemId: 'Z1-09' };
  const answers = withAnswers(answer('Z1-09', 'taken', { photos: [one.sha256] }));
  const body = inspection({ startedAt: at(tonight - 90_000), finishedAt: at(tonight), answers, photos: [there] });
  const said = { subject, id: id(7777), by: wang.id, device: wang.id, opSeq: 77, at: at(), photos: [one.sha256] };
  await cases.push(wang, entry('inspection-submitted', body, said));
}

test('the photo of how another case is, or of how this one was, closes no case unnoticed', async () => {
  const cases = await openCases();
  const first = await cases.report(wang, { photos: [shot('black socket')] });
  await putRight(cases, first, [shot('new socket')]);
  const second = await cases.report(wang, { photos: [shot('another socket')] });
  await putRight(cases, second, [shot('new socket')]);
  const third = await cases.report(wang, { photos: [shot('a third one')] });
  await putRight(cases, third, [shot('a third one')]);
  const same = (of: string) => [
    { kind: 'same-photo', photos: [{ spot: 'rectify', earlier: { about: 'hazard', id: of, at: tonight } }] },
  ];
  expect(await remarksOf(cases, first)).toBeUndefined();
  expect(await remarksOf(cases, second)).toEqual(same(first));
  expect(await remarksOf(cases, third)).toEqual(same(third));
  // It is no verdict: whoever checks goes on.
  expect((await cases.take(third, sun, 'pass')).state).toBe('verified');
  const row = (await list(cases)).rows.find((one) => one.id === second);
  expect(row).toMatchObject({ about: 'hazard', name: { zh: '插座发黑' }, byNames: [dian.name], mayLook: true });
  const before = await list(cases);
  await cases.school.parts.store.ledger.rebuild(yucai.id);
  expect((await list(cases)).rows).toEqual(before.rows);
});

test('what is very like a photo of another case or of a check is told, and the same angle within the case is not', async () => {
  const cases = await openCases();
  const first = await cases.report(wang, { photos: [shot('before', scene[0])] });
  await putRight(cases, first, [shot('through the ghost of it', scene[1])]);
  expect(await remarksOf(cases, first)).toBeUndefined();
  const second = await cases.report(wang, { photos: [shot('elsewhere', scene[2])], fixed: false });
  await putRight(cases, second, [shot('the first one again', scene[1])]);
  const [remark, ...others] = (await remarksOf(cases, second)) ?? [];
  expect(others).toEqual([]);
  expect(remark).toMatchObject({ kind: 'like-photo', photos: [{ spot: 'rectify', earlier: { id: first } }] });
  // A case that was found in a check is alike to that as well.
  await checked(cases, id(7770), shot('of a check', 'ffff00000000ffff'));
  const third = await cases.report(wang, { photos: [shot('as in the check', 'ffff00000000fffe')], fixed: true });
  const earlier = { about: 'inspection', id: id(7770), at: tonight };
  expect(await remarksOf(cases, third)).toEqual([{ kind: 'like-photo', photos: [{ spot: 'fixed', earlier }] }]);
});

test('a case merged into this one shows the same spot, and may be alike', async () => {
  const cases = await openCases();
  const main = await cases.report(wang, { photos: [shot('seen by one', scene[2])] });
  const other = await cases.report(wang, { photos: [shot('seen by another', scene[0])] });
  await cases.take(other, sun, { do: 'merge', into: main, note: '' });
  await putRight(cases, main, [shot('put right', scene[1])]);
  expect(await remarksOf(cases, main)).toBeUndefined();
});

test('whoever checks a case reads there which of its photos came before, and whoever put it right does not', async () => {
  const cases = await openCases();
  const one = await cases.report(wang, { photos: [shot('as it was')] });
  const hazard = await cases.hazard(one);
  await cases.take(one, sun, { ...sayings.assign(hazard), checkerId: wang.id } as Bare);
  await cases.take(one, dian, 'accept');
  await cases.take(one, dian, { do: 'rectify', note: '换好了', photos: [shot('as it was')] });
  const told = [{ spot: 'rectify', isSame: true, earlier: { about: 'hazard', id: one, at: tonight } }];
  for (const who of [wang, sun, an]) expect((await cases.view(who, one)).again, who.name).toEqual(told);
  expect((await cases.view(dian, one)).again).toBeUndefined();
  expect((await list(cases, '', sun)).rows).toHaveLength(1);
});

test('it is in the file, is looked at, and stands out again when the next repair brings such a photo', async () => {
  const cases = await openCases();
  const { school } = cases;
  const one = await cases.report(wang, { photos: [shot('as it was')] });
  await putRight(cases, one, [shot('as it was')]);
  const csv = await (await school.ask(sun, 'GET', `/api/remarks/file?${days}&as=csv`)).text();
  expect(csv.trim().split('\r\n')[1]).toMatch(/隐患.*插座发黑.*赵电.*同一张照片/);
  const look = () => school.ask(sun, 'POST', `/api/remarks/${one}/looked`, { kinds: ['same-photo'], note: '' });
  school.clock.ms += 60_000;
  expect((await look()).status).toBe(204);
  expect((await list(cases)).rows).toEqual([]);
  school.clock.ms += 60_000;
  await cases.take(one, sun, { do: 'fail', note: '没换', photos: [] });
  expect((await list(cases)).rows).toEqual([]);
  await cases.take(one, dian, { do: 'rectify', note: '这次换了', photos: [shot('as it was')] });
  expect((await list(cases)).rows.map((row) => row.id)).toEqual([one]);
  await school.parts.store.ledger.rebuild(yucai.id);
  expect((await list(cases)).rows.map((row) => row.id)).toEqual([one]);
  expect((await look()).status).toBe(204);
});

test('a case that its reporter took back stands out no more', async () => {
  const cases = await openCases();
  await cases.report(wang, { photos: [shot('the door')] });
  const again = await cases.report(wang, { photos: [shot('the door')] });
  expect((await list(cases)).rows.map((row) => row.id)).toEqual([again]);
  await cases.take(again, wang, 'take-back');
  expect((await list(cases)).rows).toEqual([]);
});

test('cases from before are compared when the database is opened, and what is not like them is left as it was', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'patrol-case-photos-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'patrol.sqlite');
  const cases = await openCases(undefined, { store: openSqlite(file, () => undefined) });
  const one = await cases.report(wang, { photos: [shot('as it was', scene[0])] });
  await checked(cases, id(7770), shot('as it was', scene[0]));
  await putRight(cases, one, [shot('as it was', scene[0])]);
  const asked = { scope: [floor2.id], from: '2026-11-01', to: '2026-11-30', looked: false, limit: 50 };
  const before = await cases.school.parts.store.remarks.list(yucai.id, asked);
  expect(before.rows.map((row) => row.about).sort()).toEqual(['hazard', 'inspection']);
  const beside = new DatabaseSync(file);
  beside.exec(`DELETE FROM remark_rows WHERE about = 'hazard' OR kind = 'same-photo';
    UPDATE pictures SET earlier = NULL WHERE about = 'inspection'; DELETE FROM pictures WHERE about = 'hazard';
    INSERT INTO meta (key, value) VALUES ('case-photos-due', '1')`);
  beside.close();
  const again = openSqlite(file, () => undefined);
  onTestFinished(() => again.close());
  expect(await again.remarks.list(yucai.id, asked)).toEqual(before);
});
