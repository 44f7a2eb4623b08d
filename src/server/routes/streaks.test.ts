import { expect, test } from 'vitest';
import { admin, at, canteen, entry, floor2, id, inspection, li, sun, wang } from '../../../tests/cast.ts';
import { due, plan, route } from '../../../tests/cast-rounds.ts';
import type { Answer } from '../../domain/answer.ts';
import { daysAfter } from '../../domain/calendar.ts';
import type { Streaks } from '../../domain/streak-reports.ts';
import { closeRounds } from '../close-rounds.ts';
import { openSchool, type School } from '../school.contract.ts';

const dayMs = 86_400_000;
/** 22 October 2026, noon in China. */
const first = Date.UTC(2026, 9, 22, 4);
const here = [floor2, canteen].map(({ id: placeId }) => ({ placeId, templates: [], minutes: null }));
const walked = route({ points: here });
const daily = plan({
  who: { people: [], roles: ['patrol_guard'] },
  proof: 'tap',
  when: { each: 'day', weekdays: [1, 2, 3, 4, 5, 6, 7], spans: [{ from: '22:00', to: '00:00', every: null }] },
});

/** A month of evenings: Li is at every floor each time, and in the canteen but for one. */
async function aMonth(): Promise<School> {
  const school = await openSchool();
  school.clock.ms = first;
  const by = { by: sun.id };
  await school.push(
    sun,
    entry('route-kept', walked, { subject: walked.id, id: id(901), ...by, opSeq: 1 }),
    entry('plan-kept', daily, { subject: daily.id, id: id(902), ...by, opSeq: 2 }),
  );
  for (let n = 1; n <= 30; n++) {
    const [day, begun] = [daysAfter('2026-10-22', n), first + n * dayMs + 10 * 3_600_000];
    const subject = `${daily.id}.${day}.1320`;
    const about = (i: number) => ({ subject, id: id(2000 + 10 * n + i), by: li.id, device: li.id, opSeq: 3 * n + i });
    const visit = (i: number, placeId: string) => {
      const body = { planId: daily.id, placeId, how: 'tap' as const, code: null, at: at(begun + i * 60_000) };
      const rest = { photos: [], location: null, micro: null };
      return entry('point-visited', { ...body, ...rest }, { ...about(i), at: at(begun + i * 60_000) });
    };
    school.clock.ms = begun + 3_600_000;
    const round = { ...due({ plan: daily, route: walked, plannedAt: begun }), day };
    const start = entry('round-started', { due: round, from: null }, { ...about(0), at: at(begun) });
    const entries = [start, visit(1, floor2.id), ...(n === 10 ? [] : [visit(2, canteen.id)])];
    expect((await school.push(li, ...entries)).every(({ verdict }) => verdict === 'accepted')).toBe(true);
    school.clock.ms = begun + 5 * 3_600_000;
    await closeRounds(school.parts, school.clock.ms);
  }
  // Weeks have gone by without a question from whoever signed in first.
  school.forgetCookies();
  return school;
}

const wellDone = (one: Answer): Answer => (one.value === 'fail' ? { ...one, value: 'pass' } : one);

const ask = (school: School) => school.json<Streaks>(sun, 'GET', '/api/streaks');

test('a point that was walked each evening of a month without a fault is proposed, until somebody else has been there', async () => {
  const school = await aMonth();
  const before = await ask(school);
  expect(before).toMatchObject({ from: '2026-10-23', to: '2026-11-21', total: 1 });
  expect(before.rows).toMatchObject([
    { placeId: floor2.id, placeName: '3号宿舍楼 2层', rounds: 30, last: { byName: '李建国' }, spot: null },
  ]);
  for (const who of [admin, li])
    for (const path of ['/api/streaks', '/api/streaks/file'])
      expect((await school.ask(who, 'GET', path)).status).toBe(404);
  const [, line = ''] = (await (await school.ask(sun, 'GET', '/api/streaks/file?as=csv')).text()).split('\r\n');
  expect(line).toMatch(/^3号宿舍楼 2层,30,李建国,2026-11-21 22:01,,$/);

  // His own check of the floor is no other look; that of Wang is, and nothing was wrong.
  const checked = async (by: typeof li, n: number) => {
    const ms = school.clock.ms - 4 * 3_600_000 + n * 60_000;
    const times = { startedAt: at(ms - 60_000), finishedAt: at(ms) };
    const sound = inspection(times).answers.map(wellDone);
    const body = inspection({ ...times, answers: sound });
    const about = { subject: id(3000 + n), id: id(3100 + n), by: by.id, device: by.id, opSeq: 500 + n, at: at(ms) };
    expect(await school.push(by, entry('inspection-submitted', body, about))).toMatchObject([{ verdict: 'accepted' }]);
  };
  await checked(li, 1);
  expect((await ask(school)).rows).toMatchObject([{ spot: null }]);
  await checked(wang, 2);
  expect((await ask(school)).rows).toMatchObject([{ spot: { id: id(3002), byName: '王秀兰' } }]);
});
