import { expect, test } from 'vitest';
import { admin, checklist, entry, floor2, id, li, sun, wang, yucai } from '../../../tests/cast.ts';
import type { Audit } from '../../domain/audit.ts';
import { clockOf } from '../../domain/hazard-times.ts';
import { longestHours, unchosen } from '../../domain/settings.ts';
import type { ChangeSchool, SchoolSettings } from '../../domain/settings-reports.ts';
import { openSchool, type School } from '../school.contract.ts';

const hourMs = 3_600_000;
const boat = { ...checklist, code: 'Z8', name: { zh: '校车出车', en: 'Bus' } };
const oven = { ...checklist, code: 'Z9', name: { zh: '燃气', en: 'Gas' } };
const templatesFor = ({ facilities }: { facilities: readonly string[] }) => [
  checklist,
  ...(facilities.includes('school-bus') ? [boat] : []),
  ...(facilities.includes('gas') || facilities.includes('boiler') ? [oven] : []),
];
const open = () => openSchool({ templatesFor });
const ask = (school: School, who = sun) => school.json<SchoolSettings>(who, 'GET', '/api/settings');
const change = async (school: School, over: Partial<ChangeSchool> = {}, who = sun) => {
  const { chosen, last } = await ask(school);
  return school.ask(who, 'POST', '/api/settings', { ...chosen, was: last?.entry ?? null, ...over });
};
const codeOf = async (answer: Response) => ((await answer.json()) as { code: string }).code;

test('a school that has chosen nothing has the hours of the papers, and its name is changed with who and when', async () => {
  const school = await open();
  expect(await ask(school)).toMatchObject({ chosen: { name: '育才中学', ...unchosen }, last: null });
  expect((await change(school, { name: '育才实验中学', language: 'en' })).status).toBe(200);
  const { chosen, last } = await ask(school);
  expect(chosen).toMatchObject({ name: '育才实验中学', kind: 'secondary', language: 'en' });
  expect(last).toMatchObject({ by: sun.id, byName: sun.name, at: school.clock.ms });
  expect(await school.json(null, 'GET', '/api/setup')).toMatchObject({ needed: false, language: 'en' });
  expect(await school.json(wang, 'GET', '/api/session')).toMatchObject({ school: { name: '育才实验中学' } });
  const { rows } = await school.json<Audit>(sun, 'GET', '/api/audit?group=setup');
  expect(rows[0]).toMatchObject({ kind: 'school-changed', byName: sun.name, facts: { name: '育才实验中学' } });
});

test('what the school has anew brings its checklists, and what it has no more takes none away', async () => {
  const school = await open();
  await change(school, { facilities: ['boarding', 'school-bus', 'gas'] });
  const codes = () => school.parts.store.documents.checklistCodes(yucai.id);
  expect(await codes()).toEqual(new Set(['Z1', 'Z8', 'Z9']));
  expect((await ask(school)).library).toEqual([
    { code: 'Z9', name: '燃气', by: ['boiler', 'gas'], has: 'yes' },
    { code: 'Z8', name: '校车出车', by: ['school-bus'], has: 'yes' },
  ]);
  expect((await change(school, { facilities: ['boarding'] })).status).toBe(200);
  expect(await codes()).toEqual(new Set(['Z1', 'Z8', 'Z9']));
  // It is not published a second time either.
  expect((await change(school, { facilities: ['boarding', 'boiler'] })).status).toBe(200);
});

test('two who change it at once: the second is told, and what the first said stands', async () => {
  const school = await open();
  expect((await change(school, { name: '一中' })).status).toBe(200);
  const late = await change(school, { name: '二中', was: null });
  expect([late.status, await codeOf(late)]).toEqual([409, 'conflict']);
  expect((await ask(school)).chosen.name).toBe('一中');
});

test('no step takes longer than a school may give it, and what may be major never longer than the papers say', async () => {
  const school = await open();
  for (const [wait, grade] of [
    ['verify', 'G'],
    ['plan', 'M'],
    ['recheck', 'L'],
    ['accept', 'M'],
  ] as const) {
    const hours = structuredClone(unchosen.hours);
    hours[wait][grade] = longestHours[wait][grade] + 1;
    const answer = await change(school, { hours });
    expect([answer.status, await codeOf(answer)]).toEqual([422, 'laxer-than-law']);
  }
  expect((await change(school, { hours: longestHours })).status).toBe(200);
});

test('a case keeps the hours it began with, whatever is chosen later, also when everything is folded anew', async () => {
  const school = await open();
  const hours = { ...unchosen.hours, verify: { G: 8, L: 2, M: 1 } };
  const say = (n: number) => {
    const body = {
      placeId: floor2.id,
      source: 'spot' as const,
      category: 'electricity' as const,
      text: '插座发黑',
      photos: [],
      suspectedMajor: false,
      fixed: false,
      repair: null,
    };
    return entry('hazard-reported', body, { subject: id(4000 + n), by: li.id, device: id(906), opSeq: n });
  };
  const dueIn = async (n: number) => {
    const hazard = (await school.parts.store.documents.read(yucai.id, 'hazard', id(4000 + n)))!;
    return ((clockOf(hazard, 0).dueAt ?? 0) - hazard.reportedAt) / hourMs;
  };
  await school.push(li, say(1));
  await change(school, { hours });
  await school.push(li, say(2));
  await change(school, { hours: { ...hours, verify: { G: 1, L: 1, M: 1 } } });
  const all = () => Promise.all([dueIn(1), dueIn(2)]);
  expect(await all()).toEqual([24, 8]);
  await school.parts.store.ledger.rebuild(yucai.id);
  expect(await all()).toEqual([24, 8]);
});

test('it is nobody else’s to see or to change, and no phone says it', async () => {
  const school = await open();
  for (const who of [wang, li]) {
    expect((await school.ask(who, 'GET', '/api/settings')).status).toBe(404);
    expect((await change(school, {}, who)).status).toBe(404);
  }
  expect((await change(school, { name: '三中' }, admin)).status).toBe(200);
  const { chosen } = await ask(school);
  const said = entry('school-changed', chosen, { subject: yucai.id, by: sun.id, device: id(907), opSeq: 1 });
  expect(await school.push(sun, said)).toMatchObject([{ verdict: 'quarantined' }]);
});
