import { expect, test } from 'vitest';
import {
  admin,
  at,
  checklist,
  entry,
  floor2,
  id,
  inspection,
  li,
  sun,
  tonight,
  wang,
  yucai,
} from '../../../tests/cast.ts';
import type { managerRoles } from '../../domain/person.ts';
import type { InspectionView, Signatures } from '../../domain/reports.ts';
import type { Changes } from '../../domain/protocol.ts';
import { templateId, type Template } from '../../domain/template.ts';
import { openSchool, type School } from '../school.contract.ts';

type ManagerRole = (typeof managerRoles)[number];
const waiting = async (school: School) => (await school.json<Signatures>(sun, 'GET', '/api/signatures')).rows;
const signing = (submission: string, subject: string) =>
  entry(
    'inspection-signed',
    {
      submission,
      placeId: floor2.id,
      template: { code: 'Z1', version: 1 },
      itemId: 'Z1-12',
      signature: { name: '孙静', signedAt: tonight, strokes: [] },
    },
    { subject, by: sun.id, device: id(901), at: at() },
  );

test('what others handed in waits for whoever is in charge until it is signed, and the inspector hears of it', async () => {
  const school = await openSchool();
  const one = entry('inspection-submitted', inspection(), { subject: id(501) });
  await school.push(wang, one);
  expect(await waiting(school)).toMatchObject([
    {
      id: one.subject,
      itemId: 'Z1-12',
      byName: '王秀兰',
      abnormal: 0,
      receivedAt: school.clock.ms,
      signBy: school.clock.ms + 24 * 3_600_000,
    },
  ]);
  const file = async () =>
    (await (await school.ask(sun, 'GET', '/api/signatures/file?as=csv')).text()).trim().split('\r\n');
  expect((await file()).slice(1)).toEqual([expect.stringMatching(/^2026-11-22,.*3号宿舍楼 2层,.*,王秀兰,0,.*,$/)]);
  expect(await school.push(sun, signing(one.id, one.subject))).toMatchObject([{ verdict: 'accepted' }]);
  expect(await waiting(school)).toEqual([]);
  expect(await file()).toHaveLength(1);

  const view = await school.json<InspectionView>(sun, 'GET', `/api/inspections/${one.subject}`);
  expect(view.record.signatures).toMatchObject([{ byName: '孙静', receivedAt: school.clock.ms }]);
  expect(view.record.inspection).toEqual(one.body);
  expect(view.provenance.entryHash).toBe(one.hash);
  const { documents } = await school.json<Changes>(wang, 'GET', '/api/changes');
  const own = documents.find((document) => document.id === one.subject);
  expect(own?.body).toMatchObject({ signatures: [{ byName: '孙静' }], inspection: one.body });

  await school.parts.store.ledger.rebuild(yucai.id);
  expect(await school.json<InspectionView>(sun, 'GET', `/api/inspections/${one.subject}`)).toEqual(view);
});

test('the own work, what was taken back, and what a correction replaced wait for no signature of mine', async () => {
  const school = await openSchool();
  await school.push(
    sun,
    entry('inspection-submitted', inspection(), { subject: id(502), by: sun.id, device: id(901) }),
  );
  const back = entry('inspection-submitted', inspection(), { subject: id(503) });
  await school.push(wang, back, entry('inspection-withdrawn', { reason: '' }, { subject: id(503) }));
  expect(await waiting(school)).toEqual([]);
  const first = entry('inspection-submitted', inspection(), { subject: id(504) });
  await school.push(wang, first);
  await school.push(sun, signing(first.id, first.subject));
  await school.push(wang, entry('inspection-submitted', inspection(), { subject: id(504), supersedes: first.id }));
  expect(await waiting(school)).toMatchObject([{ id: id(504) }]);
});

test('what waits beyond the first hundred is in the file of the list', async () => {
  const school = await openSchool();
  const all = Array.from({ length: 103 }, (_, n) =>
    entry('inspection-submitted', inspection(), { id: id(3000 + n), subject: id(2000 + n), opSeq: 10 + n }),
  );
  await school.push(wang, ...all.slice(0, 50));
  await school.push(wang, ...all.slice(50, 100));
  await school.push(wang, ...all.slice(100));
  expect(await waiting(school)).toHaveLength(100);
  const text = await (await school.ask(sun, 'GET', '/api/signatures/file?as=csv')).text();
  expect(text.trim().split('\r\n')).toHaveLength(104);
});

test('who signs nothing sees no list', async () => {
  const school = await openSchool();
  for (const who of [wang, li, admin])
    for (const path of ['/api/signatures', '/api/signatures/file'])
      expect((await school.ask(who, 'GET', path)).status).toBe(404);
});

test('however many older records wait for somebody else, mine are in my list; past a hundred it says that there are more', async () => {
  const school = await openSchool();
  const signedBy = (code: string, version: number, role: ManagerRole): Template => {
    const items = checklist.items.map((item) => (item.later ? { ...item, later: { roles: [role] } } : item));
    return { ...checklist, code, version, items };
  };
  const publish = (body: Template) =>
    school.push(sun, entry('template-published', body, { subject: templateId(body), by: sun.id, device: id(901) }));
  // Of the first version somebody else signs: this role does so only since the second.
  await publish(signedBy('Z9', 1, 'principal'));
  const submit = (n: number, count: number, template = { code: 'Z1', version: 1 }) =>
    school.push(
      wang,
      ...Array.from({ length: count }, (_, k) =>
        entry('inspection-submitted', inspection({ template }), { subject: id(n + k) }),
      ),
    );
  await submit(1000, 51, { code: 'Z9', version: 1 });
  await submit(1100, 51, { code: 'Z9', version: 1 });
  await publish(signedBy('Z9', 2, 'safety_office'));
  school.clock.ms += 1000;
  await submit(2000, 1);
  expect((await waiting(school)).map((row) => row.id)).toEqual([id(2000)]);

  await submit(3000, 50);
  await submit(3100, 49);
  const full = await school.json<Signatures>(sun, 'GET', '/api/signatures');
  expect([full.rows.length, full.more]).toEqual([100, false]);
  await submit(4000, 1);
  const over = await school.json<Signatures>(sun, 'GET', '/api/signatures');
  expect([over.rows.length, over.more]).toEqual([100, true]);
});
