import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import {
  answer,
  at,
  canteen,
  entry,
  floor2,
  id,
  inspection,
  li,
  photo,
  sha256,
  sun,
  tonight,
  wang,
  withAnswers,
  yucai,
} from '../../../tests/cast.ts';
import { due, plan, route } from '../../../tests/cast-rounds.ts';
import type { Inspection } from '../../domain/inspection.ts';
import type { Person } from '../../domain/person.ts';
import type { Photo } from '../../domain/photo.ts';
import { isDrawn } from '../../domain/recheck.ts';
import type { Remarks } from '../../domain/remark-reports.ts';
import { openSchool, type School } from '../school.contract.ts';
import { openSqlite } from '../store/sqlite.ts';

const days = 'from=2026-11-16&to=2026-11-22';
const ask = (school: School, who: Person = sun, more = '') =>
  school.json<Remarks>(who, 'GET', `/api/remarks?${days}${more}`);
const shown = ({ rows }: Remarks): string[][] => rows.map((row) => [row.id, ...row.remarks.map(({ kind }) => kind)]);

let opSeq = 100;
/** Ids that the other tests do not use. */
const handIn = async (school: School, by: Person, subject: string, over: Partial<Inspection>, ms = tonight) => {
  const n = opSeq++;
  const times = { startedAt: at(ms - 60_000), finishedAt: at(ms) };
  const said = entry('inspection-submitted', inspection({ ...times, ...withPhoto(door(subject)), ...over }), {
    subject,
    id: id(7000 + n),
    by: by.id,
    device: by.id,
    opSeq: n,
    at: at(ms),
  });
  expect((await school.push(by, said))[0]?.verdict).toBe('accepted');
};
const door = (name: string, dhash?: string): Photo => ({
  ...photo('Z1-09', sha256(name)),
  ...(dhash && { look: { faults: [], dhash } }),
});
const withPhoto = (one: Photo): Partial<Inspection> => ({
  photos: [one],
  answers: withAnswers(answer('Z1-09', 'taken', { photos: [one.sha256] })),
});

const roundId = `${plan().id}.2026-11-22.1320`;
async function walkRound(school: School, photos: Photo[], ms = tonight): Promise<void> {
  const n = (opSeq += 10);
  const said = { subject: roundId, by: wang.id, device: wang.id, at: at(ms) };
  const visit = (placeId: string, those: Photo[], after: number) => ({
    planId: plan().id,
    placeId,
    how: 'tap' as const,
    code: null,
    location: null,
    micro: null,
    at: at(ms + after),
    photos: those,
  });
  await school.push(
    sun,
    entry('route-kept', route(), { subject: route().id, id: id(8000 + n), by: sun.id, device: sun.id, opSeq: n }),
    entry('plan-kept', plan(), { subject: plan().id, id: id(8001 + n), by: sun.id, device: sun.id, opSeq: n + 1 }),
  );
  await school.push(
    wang,
    entry('round-started', { due: due(), from: null }, { ...said, id: id(8002 + n), opSeq: n + 2 }),
    entry('point-visited', visit(floor2.id, photos, 0), {
      ...said,
      id: id(8003 + n),
      opSeq: n + 3,
      photos: photos.map((one) => one.sha256).sort(),
    }),
    entry('point-visited', visit(canteen.id, [], 5000), { ...said, id: id(8004 + n), opSeq: n + 4 }),
  );
}

test('what stands out about rounds and records is one list, and every number is that of the list it opens', async () => {
  const school = await openSchool();
  await handIn(school, wang, id(501), { activeMs: 3000 }, tonight - 10_000);
  await handIn(school, wang, id(502), { activeMs: 60_000 });
  await walkRound(school, []);
  const all = await ask(school);
  // The round was planned for half an hour before.
  expect(shown(all)).toEqual([
    [id(501), 'all-normal'],
    [roundId, 'fast-round', 'unproved'],
  ]);
  expect(all.things).toBe(2);
  expect(all.totals).toEqual([
    { kind: 'fast-round', count: 1 },
    { kind: 'all-normal', count: 1 },
    { kind: 'unproved', count: 1 },
  ]);
  for (const { kind, count } of all.totals) {
    const some = await ask(school, sun, `&kind=${kind}`);
    expect(some.rows).toHaveLength(count);
    expect(some.totals).toEqual(all.totals);
  }
  expect(all.rows.find(({ about }) => about === 'round')).toMatchObject({ where: route().name, byNames: [wang.name] });
});

test('the canteen is not the dormitory: a place, and a manager of a place, see what touches it', async () => {
  const school = await openSchool();
  await handIn(school, wang, id(501), { activeMs: 3000 });
  await walkRound(school, []);
  expect(shown(await ask(school, sun, `&place=${canteen.id}`)).map(([first]) => first)).toEqual([roundId]);
  const zhou = await school.join({ name: '周建', username: 'zhou', role: 'logistics_head', scope: [canteen.id] });
  const theirs = await ask(school, zhou);
  expect([theirs.things, shown(theirs).map(([first]) => first)]).toEqual([1, [roundId]]);
  const body = { kinds: ['all-normal'], note: '' };
  expect((await school.ask(zhou, 'POST', `/api/remarks/${id(501)}/looked`, body)).status).toBe(404);
  const far = await school.json<Remarks>(sun, 'GET', '/api/remarks?from=2026-11-01&to=2026-11-07');
  expect([far.rows, far.things, far.totals]).toEqual([[], 0, []]);
  for (const query of ['from=2026-11-22&to=2026-11-01', 'from=2026-01-01&to=2026-11-01', 'kind=lazy'])
    expect((await school.ask(sun, 'GET', `/api/remarks?${query}`)).status).toBe(400);
  for (const who of [wang, li]) expect((await school.ask(who, 'GET', `/api/remarks?${days}`)).status).toBe(404);
});

test('a picture that was handed in before is told, whichever phone it came from and whatever it was of', async () => {
  const school = await openSchool();
  const first = door('the door', '0f3c9a5517e2b480');
  await handIn(school, wang, id(501), withPhoto(first), tonight - 60_000);
  await handIn(school, wang, id(502), withPhoto(door('the same scene', '0f3c9a5517e2b483')));
  await handIn(school, wang, id(503), withPhoto(door('another scene', 'f0c365aae81d4b7f')));
  await walkRound(school, [{ ...first, itemId: 'visit' }]);
  const { rows } = await ask(school);
  const photos = (subject: string) => rows.find((row) => row.id === subject)?.remarks.find((one) => 'photos' in one);
  const earlier = { about: 'inspection', id: id(501), at: tonight };
  expect(photos(id(502))).toEqual({ kind: 'like-photo', photos: [{ spot: 'Z1-09', earlier }] });
  expect(photos(roundId)).toEqual({ kind: 'same-photo', photos: [{ spot: floor2.id, earlier }] });
  expect([photos(id(501)), photos(id(503))]).toEqual([undefined, undefined]);
});

test('what somebody looked at is not shown again, and who looked and when is kept', async () => {
  const school = await openSchool();
  await handIn(school, wang, id(501), { activeMs: 3000 });
  const look = (kinds: string[], note = '') =>
    school.ask(sun, 'POST', `/api/remarks/${id(501)}/looked`, { kinds, note });
  expect((await ask(school)).rows[0]?.mayLook).toBe(true);
  expect((await look(['all-normal'], ' 问过，当晚停电 ')).status).toBe(204);
  expect((await ask(school)).rows).toEqual([]);
  const { rows } = await ask(school, sun, '&looked=yes');
  const said = { kinds: ['all-normal'], note: '问过，当晚停电', by: sun.id, byName: sun.name, at: school.clock.ms };
  expect(rows[0]?.looks).toEqual([said]);
  expect((await look(['all-normal'])).status).toBe(409);
  // No phone is told, and nothing is lost when all is folded again.
  const { documents } = await school.json<{ documents: { type: string }[] }>(sun, 'GET', '/api/changes');
  expect(documents.some(({ type }) => type === 'looked')).toBe(false);
  await school.parts.store.ledger.rebuild(yucai.id);
  expect((await ask(school)).rows).toEqual([]);
  expect((await ask(school, sun, '&looked=yes')).rows[0]?.looks).toEqual([said]);
});

test('what came since somebody looked stands out still', async () => {
  const school = await openSchool();
  await walkRound(school, []);
  await school.ask(sun, 'POST', `/api/remarks/${roundId}/looked`, { kinds: ['fast-round'], note: '' });
  expect(shown(await ask(school))).toEqual([[roundId, 'unproved']]);
});

test('nobody looks at the own work, and whoever is no manager looks at nothing', async () => {
  const school = await openSchool();
  await handIn(school, sun, id(501), { activeMs: 3000 });
  const body = { kinds: ['all-normal'], note: '' };
  expect((await ask(school)).rows[0]?.mayLook).toBe(false);
  for (const who of [sun, wang])
    expect((await school.ask(who, 'POST', `/api/remarks/${id(501)}/looked`, body)).status).toBe(404);
  expect((await school.ask(sun, 'POST', `/api/remarks/${id(599)}/looked`, body)).status).toBe(404);
});

test('a record that is corrected or taken back stands out as it is now; rebuilt, all is as it was', async () => {
  const school = await openSchool();
  await handIn(school, wang, id(501), { activeMs: 3000, ...withPhoto(door('the door')) }, tonight - 60_000);
  await handIn(school, wang, id(502), withPhoto(door('the door')));
  await walkRound(school, []);
  const before = await ask(school);
  await school.parts.store.ledger.rebuild(yucai.id);
  expect((await ask(school)).rows).toEqual(before.rows);
  const taken = entry(
    'inspection-withdrawn',
    { reason: '' },
    { subject: id(501), by: wang.id, id: id(9001), opSeq: 900, device: wang.id },
  );
  await school.push(wang, taken);
  expect(shown(await ask(school)).some(([one]) => one === id(501))).toBe(false);
});

test('a long list comes in pages that neither double nor leave out', async () => {
  const school = await openSchool();
  for (let n = 0; n < 5; n++) await handIn(school, wang, id(501 + n), { activeMs: 3000 }, tonight - n * 60_000);
  const ids: string[] = [];
  let next: string | null = '';
  while (next !== null) {
    const page: Remarks = await ask(school, sun, `&limit=2${next && `&before=${next}`}`);
    ids.push(...page.rows.map((row) => row.id));
    next = page.next;
  }
  expect(ids).toEqual([501, 502, 503, 504, 505].map((n) => id(n)));
});

test('what was taken in before any of this was looked for stands out when the database is opened', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'patrol-remarks-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'patrol.sqlite');
  const school = await openSchool({ store: openSqlite(file, () => undefined) });
  const drawn = Array.from({ length: 400 }, (_, n) => id(50_000 + n)).find(isDrawn) ?? '';
  await handIn(school, wang, drawn, withPhoto(door('the door')), tonight - 60_000);
  await handIn(school, wang, id(502), { activeMs: 3000, ...withPhoto(door('the door')) });
  await walkRound(school, [{ ...door('the door'), itemId: 'visit' }]);
  await school.ask(sun, 'POST', `/api/remarks/${id(502)}/looked`, { kinds: ['all-normal'], note: '' });
  const asked = { scope: [], from: '2026-11-01', to: '2026-11-30', looked: false, limit: 50 };
  const before = await school.parts.store.remarks.list(yucai.id, asked);
  expect(before.things).toBe(2);
  const beside = new DatabaseSync(file);
  beside.exec(`DELETE FROM remark_rows; DELETE FROM remark_places; DELETE FROM pictures;
    UPDATE inspection_rows SET drawn_at = NULL; INSERT INTO meta (key, value) VALUES ('remarks-due', '1')`);
  beside.close();
  const again = openSqlite(file, () => undefined);
  onTestFinished(() => again.close());
  expect(await again.remarks.list(yucai.id, asked)).toEqual(before);
  // What is looked for in another way since then is asked of rounds alone, and what no longer stands out goes.
  const later = new DatabaseSync(file);
  later.exec(
    `DELETE FROM remark_rows WHERE about = 'round' AND kind <> 'unproved';
     UPDATE remark_rows SET kind = 'far' WHERE about = 'round';
     INSERT INTO meta (key, value) VALUES ('round-remarks-due', '1')`,
  );
  later.close();
  const third = openSqlite(file, () => undefined);
  onTestFinished(() => third.close());
  expect(await third.remarks.list(yucai.id, asked)).toEqual(before);
  const { rows } = await again.rechecks.drawn(yucai.id, { scope: [], from: 0, to: tonight + 1, limit: 9 });
  expect(rows.map(({ first, drawnAt }) => [first.id, drawnAt])).toEqual([[drawn, tonight - 60_000]]);
});

test('what stands out is written into a file as its list shows it, with who has looked; second looks have one too', async () => {
  const school = await openSchool();
  await handIn(school, li, id(601), withPhoto(door('once')), tonight - 600_000);
  await handIn(school, wang, id(602), withPhoto(door('once')));
  const csv = async (path: string) => {
    const answered = await school.ask(sun, 'GET', `/api/${path}${path.includes('?') ? '&' : '?'}as=csv`);
    expect(answered.status, path).toBe(200);
    return (await answered.text()).trim().split('\r\n').slice(1);
  };
  const { rows } = await ask(school);
  const lines = await csv(`remarks/file?${days}`);
  expect(lines).toHaveLength(rows.length);
  expect(lines.find((line) => line.includes('同一张照片'))).toContain(`检查记录`);
  expect(await csv(`remarks/file?${days}&kind=typed`)).toEqual([]);
  const one = rows.find(({ remarks }) => remarks.some(({ kind }) => kind === 'same-photo'))!;
  const said = { kinds: one.remarks.map(({ kind }) => kind), note: '问过了' };
  expect((await school.ask(sun, 'POST', `/api/remarks/${one.id}/looked`, said)).status).toBe(204);
  expect(await csv(`remarks/file?${days}`)).toHaveLength(rows.length - 1);
  expect(await csv(`remarks/file?${days}&looked=yes`)).toEqual([expect.stringContaining('问过了')]);
  const pairs = await school.json<{ rows: unknown[] }>(sun, 'GET', `/api/rechecks/pairs?${days}`);
  expect(await csv(`rechecks/pairs/file?${days}`)).toHaveLength(pairs.rows.length);
});

test('six hundred metres in five seconds stand out once the round is over, with both places', async () => {
  const school = await openSchool();
  const coordinates = { latitude: 30, longitude: 104, accuracyM: 5 };
  const places = [
    { ...floor2, coordinates },
    { ...canteen, coordinates: { ...coordinates, latitude: 30.00549 } },
  ];
  const said = entry(
    'places-kept',
    { places },
    { subject: floor2.id, id: id(9100), by: sun.id, opSeq: 900, schema: 2 },
  );
  expect(await school.push(sun, said)).toMatchObject([{ verdict: 'accepted' }]);
  await walkRound(school, []);
  const far = async () => (await ask(school, sun, '&kind=far')).rows.map((row) => row.remarks);
  expect(await far()).toEqual([]);
  const about = { subject: roundId, by: wang.id, device: wang.id, at: at(tonight + 6000) };
  const finished = { planId: plan().id, note: '' };
  await school.push(wang, entry('round-finished', finished, { ...about, id: id(9101), opSeq: 901 }));
  const leg = { from: floor2.id, to: canteen.id, seconds: 5, least: 300, by: 'way', metres: 600 };
  expect((await far())[0]).toContainEqual({ kind: 'far', legs: [leg] });
});

test('a check that was much quicker than this checklist usually is at its place stands out, also after a rebuild', async () => {
  const school = await openSchool();
  const minute = 60_000;
  for (let n = 0; n < 10; n += 1)
    await handIn(school, n % 2 ? wang : li, id(600 + n), { activeMs: (100 + n) * 1000 }, tonight - (30 - n) * minute);
  expect(shown(await ask(school))).toEqual([]);
  await handIn(school, wang, id(620), { activeMs: 44_000 }, tonight - 2 * minute);
  await handIn(school, wang, id(621), { activeMs: 60_000 }, tonight - minute);
  // Elsewhere nothing is usual yet.
  await handIn(school, sun, id(622), { activeMs: 44_000, placeId: canteen.id }, tonight);
  const found = await ask(school);
  expect(found.rows.map((row) => [row.id, row.remarks])).toEqual([
    [id(620), [{ kind: 'quick', seconds: 44, usual: 104 }]],
  ]);
  await school.parts.store.ledger.rebuild(yucai.id);
  expect(shown(await ask(school))).toEqual([[id(620), 'quick']]);
  // What comes in late is held against what was before it, and the next one against all of them.
  await handIn(school, wang, id(623), { activeMs: 44_000 }, tonight - 25 * minute - 1);
  await handIn(school, li, id(624), { activeMs: 34_000 }, tonight + minute);
  expect(shown(await ask(school))).toEqual([
    [id(624), 'quick'],
    [id(620), 'quick'],
  ]);
});
