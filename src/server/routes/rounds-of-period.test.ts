// A round of a week and one of a month, walked bit by bit: each board, the month and the lists count them as the entries say, and once.
import { expect, test } from 'vitest';
import { at, canteen, dorm3, entry, floor2, id, li, sun, yucai } from '../../../tests/cast.ts';
import { plan, route } from '../../../tests/cast-rounds.ts';
import { boardListPath, boardOf, boardPath, ofDay, type BoardFilter } from '../../app/manage/board-asked.ts';
import { daysAfter } from '../../domain/calendar.ts';
import { calendarCell } from '../../domain/round-calendar.ts';
import type { RoundCalendar, Rounds } from '../../domain/round-reports.ts';
import { missedPoints, type Due } from '../../domain/round.ts';
import { underWayThen } from '../../domain/round-then.ts';
import { closeRounds } from '../close-rounds.ts';
import { readWorkbook } from '../sheets/read-workbook.ts';
import { openSchool, type School } from '../school.contract.ts';

const dayMs = 86_400_000;
/** Monday the 23rd, noon in China. */
const monday = Date.UTC(2026, 10, 23, 4);
const points = [floor2, canteen, dorm3].map(({ id: placeId }) => ({ placeId, templates: [], minutes: null }));
const walked = route({ points });
const who = { people: [li.id], roles: [] };
const weekly = plan({ id: id(811), name: '灭火器周查', who, proof: 'tap', when: { each: 'week' } });
const monthly = plan({ id: id(812), name: '消火栓月查', who, proof: 'tap', when: { each: 'month' } });
/** What is said on which day of November. */
const visits = [
  { planId: weekly.id, on: '2026-11-24', placeId: floor2.id },
  { planId: weekly.id, on: '2026-11-26', placeId: canteen.id },
  { planId: monthly.id, on: '2026-11-25', placeId: dorm3.id },
];
const monthOf = '/api/rounds/calendar?from=2026-11-01&to=2026-11-30';

const board = (school: School, day: string) => school.json<Rounds>(sun, 'GET', boardPath(day));
let opSeq = 10;

async function walk(school: School, planId: string, placeId: string, isFirst: boolean): Promise<void> {
  const ms = school.clock.ms;
  const row = (await board(school, '2026-11-29')).rows.find((one) => one.planId === planId)!;
  const about = () => ({ subject: row.id, by: li.id, device: li.id, id: id(900 + opSeq), opSeq: opSeq++, at: at(ms) });
  const { id: _id, opensAt: _o, standing: _s, walkers: _w, round: _r, ...rest } = row;
  const due: Due = { ...rest, order: 'free', proof: 'tap' };
  const body = {
    planId,
    placeId,
    how: 'tap' as const,
    code: null,
    at: at(ms),
    photos: [],
    location: null,
    micro: null,
  };
  const said = await school.push(
    li,
    ...(isFirst ? [entry('round-started', { due, from: null }, about())] : []),
    entry('point-visited', body, about()),
  );
  expect(said.map(({ verdict }) => verdict)).toEqual(said.map(() => 'accepted'));
}

/** A week and the month go by; every evening somebody has or has not been somewhere. */
async function aWeek(): Promise<School> {
  const school = await openSchool();
  school.clock.ms = monday;
  const about = (n: number, subject: string) => ({ subject, id: id(820 + n), by: sun.id, opSeq: n });
  await school.push(
    sun,
    entry('route-kept', walked, about(1, walked.id)),
    entry('plan-kept', weekly, about(2, weekly.id)),
    entry('plan-kept', monthly, about(3, monthly.id)),
  );
  const begun = new Set<string>();
  for (const { planId, on, placeId } of visits.toSorted((a, b) => (a.on < b.on ? -1 : 1))) {
    school.clock.ms = monday + Date.parse(on) - Date.parse('2026-11-23');
    school.forgetCookies();
    await walk(school, planId, placeId, !begun.has(planId));
    begun.add(planId);
  }
  return school;
}

const lastDay = { [weekly.id]: '2026-11-29', [monthly.id]: '2026-11-30' };
const seenBy = (planId: string, day: string) =>
  visits.flatMap((one) => (one.planId === planId && one.on <= day ? one.placeId : []));
const lackingBy = (planId: string, day: string) =>
  points.flatMap(({ placeId }) => (seenBy(planId, day).includes(placeId) ? [] : placeId));

test('the board of each day that is over says how the rounds of week and month stood then, by what had been seen', async () => {
  const school = await aWeek();
  school.clock.ms = monday + 5 * dayMs;
  school.forgetCookies();
  for (let day = '2026-11-23'; day < '2026-11-28'; day = daysAfter(day, 1)) {
    const answer = await board(school, day);
    expect(ofDay(answer, day)).toEqual([]);
    const then = underWayThen(answer.rows, day, answer.asOf);
    const plain = [monthly, weekly].map(({ id: planId }) => ({
      planId,
      standing: seenBy(planId, day).length > 0 ? 'running' : 'open',
      missed: lackingBy(planId, day),
    }));
    const shown = then.map(({ planId, standing, round }) => ({
      planId,
      standing,
      missed: round ? missedPoints(round) : points.map(({ placeId }) => placeId),
    }));
    expect({ day, shown }).toEqual({ day, shown: plain });
  }
  // Today and the days to come have them among their numbers.
  expect(ofDay(await board(school, '2026-11-28'), '2026-11-28').map(({ planId }) => planId)).toEqual([
    monthly.id,
    weekly.id,
  ]);
});

test('the file of a board has its rows under every filter, and those that went on after the day as they stood then', async () => {
  const school = await aWeek();
  school.clock.ms = monday + 5 * dayMs;
  school.forgetCookies();
  const places = await school.parts.store.documents.places(yucai.id);
  const buildings = new Map(places.map((place) => [place.id, place.ancestors[0] ?? place]));
  const lines = async (path: string) => {
    const answer = await school.ask(sun, 'GET', `${path.replace('?', '/file?')}&as=csv`);
    expect(answer.status).toBe(200);
    return (await answer.text()).trim().split('\r\n').slice(1);
  };
  const whole = { plan: null, group: null, building: null, way: null };
  const filters: Partial<BoardFilter>[] = [
    {},
    { building: canteen.id },
    { building: dorm3.id },
    { building: id(899) },
    { way: walked.id },
    { way: id(898) },
    { plan: weekly.id },
    { group: 'running' },
    { group: 'missed', building: canteen.id },
  ];
  for (const day of ['2026-11-24', '2026-11-26', '2026-11-28', '2026-11-29'])
    for (const over of filters) {
      const filter = { day, ...whole, ...over };
      const { shown, stood } = boardOf(await board(school, day), filter, buildings);
      const file = await lines(boardListPath(filter));
      expect({ ...filter, n: file.length }).toEqual({ ...filter, n: shown.length + stood.length });
      expect(file.filter((line) => line.endsWith(',是'))).toHaveLength(stood.length);
      for (const { planName } of [...shown, ...stood]) expect(file.join()).toContain(planName);
    }
  const [month, week, ...more] = await lines(boardListPath({ day: '2026-11-24', ...whole }));
  expect(more).toEqual([]);
  expect(month).toMatch(/消火栓月查,.*,待开始,3,,.*,是$/);
  expect(week).toMatch(/灭火器周查,.*,进行中,3,2,.*,是$/);
  const filter = await school.ask(
    sun,
    'GET',
    `/api/rounds/file?from=2026-11-24&to=2026-11-24&building=${canteen.id}&route=${walked.id}&plan=${weekly.id}`,
  );
  const [, facts] = readWorkbook(Buffer.from(await filter.arrayBuffer()));
  const said = facts?.rows.map(({ cells }) => `${cells.get(0)} ${cells.get(1)}`);
  expect(said).toEqual(expect.arrayContaining(['楼栋 食堂', `路线 ${walked.name}`, '计划 灭火器周查']));
});

test('once they are closed the month counts each on its last day, and no board counts it twice', async () => {
  const school = await aWeek();
  school.clock.ms = Date.UTC(2026, 11, 1, 4);
  school.forgetCookies();
  await closeRounds(school.parts, school.clock.ms);
  const { days } = await school.json<RoundCalendar>(sun, 'GET', monthOf);
  const standsOn = new Map<string, string[]>();
  for (let day = '2026-11-23'; day <= '2026-11-30'; day = daysAfter(day, 1)) {
    for (const { planId, standing } of ofDay(await board(school, day), day))
      standsOn.set(planId, [...(standsOn.get(planId) ?? []), `${day} ${standing}`]);
    const ended = Object.values(lastDay).filter((one) => one === day).length;
    expect({ day, ...calendarCell(days.filter((one) => one.day === day)) }).toMatchObject({
      day,
      due: ended,
      partly: ended,
      missed: 0,
    });
  }
  expect(Object.fromEntries(standsOn)).toEqual({
    [weekly.id]: [`${lastDay[weekly.id]} partly`],
    [monthly.id]: [`${lastDay[monthly.id]} partly`],
  });
});
