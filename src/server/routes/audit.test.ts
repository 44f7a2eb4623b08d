import { expect, test, vi } from 'vitest';
import { admin, dorm3, li, sun, wang, yucai } from '../../../tests/cast.ts';
import type { Audit, AuditRow } from '../../domain/audit.ts';
import { openSchool, type School } from '../school.contract.ts';
import { Trouble } from '../trouble.ts';

const list = (school: School, query = '', who = sun) => school.json<Audit>(who, 'GET', `/api/audit${query}`);
const told = (rows: readonly AuditRow[]) => rows.map(({ kind, byName, aboutName }) => [kind, byName, aboutName]);

test('who did what to whom, newest first: signing in, failing to, passwords, people, phones and files', async () => {
  const school = await openSchool();
  await school.cookieOf(sun);
  const step = () => void (school.clock.ms += 60_000);
  step();
  await school.ask(null, 'POST', '/api/session', { username: 'wang', password: 'not this one' });
  step();
  await school.ask(null, 'POST', '/api/session', { username: 'my secret password', password: 'x' });
  step();
  await school.json(sun, 'POST', `/api/people/${wang.id}/changed`, { name: '王秀兰', role: 'duty_teacher', scope: [] });
  step();
  await school.ask(sun, 'POST', `/api/people/${li.id}/password`, { password: 'a brand new one' });
  step();
  await school.ask(sun, 'GET', '/api/places/file');
  step();
  await school.json(sun, 'POST', `/api/people/${wang.id}/left`, { reason: '退休' });
  const { rows, people } = await list(school);
  expect(told(rows).slice(0, 7)).toEqual([
    ['person-left', '孙静', '王秀兰'],
    ['exported', '孙静', null],
    ['password-set', '孙静', '李建国'],
    ['person-changed', '孙静', '王秀兰'],
    ['sign-in-failed', null, null],
    ['sign-in-failed', null, '王秀兰'],
    ['signed-in', '孙静', '孙静'],
  ]);
  expect(rows[1]?.facts).toEqual({ name: '育才中学 地点.xlsx' });
  expect(rows[3]?.facts).toEqual({ name: '王秀兰', role: 'duty_teacher', n: 0 });
  expect(JSON.stringify(rows)).not.toMatch(/secret|not this one|argon2|brand new/);
  expect(people.map(({ name }) => name)).toContain('王秀兰');
});

test('found by kind, by person and by day of the school, page by page', async () => {
  const school = await openSchool();
  await school.cookieOf(sun);
  school.clock.ms += 60_000;
  await school.cookieOf(li);
  school.clock.ms += 86_400_000;
  await school.json(sun, 'POST', `/api/people/${li.id}/changed`, { name: '李建国', role: 'repair', scope: [dorm3.id] });
  expect(told((await list(school, '?group=sign-ins')).rows)).toEqual([
    ['signed-in', '李建国', '李建国'],
    ['signed-in', '孙静', '孙静'],
    // The one with which the school was set up.
    ['signed-in', '孙静', '孙静'],
  ]);
  const ofLi = (await list(school, `?person=${li.id}`)).rows;
  expect(told(ofLi)).toEqual([
    ['person-changed', '孙静', '李建国'],
    ['signed-in', '李建国', '李建国'],
    ['person-added', '孙静', '李建国'],
  ]);
  // The fixed evening is half past ten in Shanghai, so the day after begins within two hours.
  expect(told((await list(school, '?day=2026-11-23')).rows)).toEqual([['person-changed', '孙静', '李建国']]);
  const all = (await list(school)).rows.map(({ id }) => id);
  const paged: string[] = [];
  for (let before: string | null = ''; before !== null;) {
    const page: Audit = await list(school, `?limit=2${before && `&before=${encodeURIComponent(before)}`}`);
    paged.push(...page.rows.map(({ id }) => id));
    before = page.next;
  }
  expect(paged).toEqual(all);
});

test('only who looks after the whole school reads it; who keeps the accounts without what was decided about hazards', async () => {
  const school = await openSchool();
  for (const who of [wang, li]) expect((await school.ask(who, 'GET', '/api/audit')).status).toBe(404);
  const leader = await school.join({ name: '周安', username: 'an', role: 'duty_leader', scope: [dorm3.id] });
  expect((await school.ask(leader, 'GET', '/api/audit')).status).toBe(404);
  expect((await list(school, '', admin)).groups).not.toContain('cases');
  expect((await list(school, '?group=cases', admin)).rows).toEqual([]);
});

test('nothing is ever taken off the list, and making the documents again neither doubles nor loses a line', async () => {
  const school = await openSchool();
  const before = (await list(school)).rows;
  await school.parts.store.ledger.rebuild(yucai.id);
  expect((await list(school)).rows).toEqual(before);
});

test('a file that cannot be noted is not given', async () => {
  const school = await openSchool();
  await school.cookieOf(sun);
  const { audit } = school.parts.store;
  vi.spyOn(audit, 'note').mockRejectedValueOnce(new Trouble('server-full', null));
  const answer = await school.ask(sun, 'GET', '/api/places/file');
  expect([answer.status, answer.headers.get('content-disposition')]).toEqual([507, null]);
  expect(await answer.json()).toMatchObject({ code: 'server-full' });
  expect((await school.ask(sun, 'GET', '/api/places/file')).status).toBe(200);
  expect((await list(school, '?group=exports')).rows).toHaveLength(1);
});

test('found by words and between two days, and taken as a file that says the same', async () => {
  const school = await openSchool();
  await school.join({ name: '何校长', username: 'he', role: 'principal', scope: [] });
  await school.ask(sun, 'GET', '/api/phones/file?as=csv');
  const days = 'from=2026-11-22&to=2026-11-23';
  const found = async (words: string) =>
    (await list(school, `?${days}&words=${encodeURIComponent(words)}`)).rows.map(({ kind }) => kind);
  expect(await found('手机上传情况')).toEqual(['exported']);
  expect(await found('孙静 添加')).toContain('person-added');
  expect(await found('没有这个')).toEqual([]);
  expect((await list(school, '?from=2026-11-24&to=2026-11-30')).rows).toEqual([]);
  const answer = await school.ask(sun, 'GET', `/api/audit/file?${days}&words=${encodeURIComponent('何校长')}&as=csv`);
  const csv = await answer.text();
  expect(csv.startsWith('时间,谁,做了什么,对谁,内容\r\n')).toBe(true);
  expect(csv).toContain('孙静,添加人员,何校长');
  expect((await school.ask(sun, 'GET', `/api/audit?words=${'长'.repeat(61)}`)).status).toBe(400);
});
