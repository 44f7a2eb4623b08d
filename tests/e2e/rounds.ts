// A night of rounds in the small school: points with codes on two floors, a route along them, and a plan that is due now.
import { expect, type Page } from '@playwright/test';
import { dorm3, floor2, id } from '../cast.ts';
import type { Place } from '../../src/domain/place.ts';
import type { Plan } from '../../src/domain/plan.ts';
import type { Route } from '../../src/domain/route.ts';
import type { School } from './school.ts';

const minuteMs = 60_000;

/** 2层 1号点 and so on: rooms of the second floor. */
export const pointsOf = (count: number, first = 5000): Place[] =>
  Array.from({ length: count }, (_, n) => ({
    id: id(first + n),
    kind: 'point',
    name: `${n + 1}号点`,
    ancestors: [...floor2.ancestors, { id: floor2.id, name: floor2.name }],
  }));

export const pointName = (n: number): string => `${dorm3.name} ${floor2.name} ${n}号点`;

/** hh:mm at the school, in so many minutes. */
export const clockIn = (minutes: number): string =>
  new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'Asia/Shanghai' }).format(
    Date.now() + minutes * minuteMs,
  );

type Night = { points: readonly Place[]; route?: Partial<Route>; plan?: Partial<Plan>; first?: number };

/** Planned in two minutes and open already, since what is past when a plan is made is not due. */
export async function planNight(school: School, { points, first = 5900, ...over }: Night): Promise<Plan> {
  const { sun } = school;
  for (const place of points) await sun.write('place-added', place, { subject: place.id });
  const route: Route = {
    id: id(first),
    name: '夜间防火路线',
    order: 'free',
    points: points.map((place) => ({ placeId: place.id, templates: [], minutes: null })),
    ...over.route,
  };
  await sun.write('route-kept', route, { subject: route.id });
  const plan: Plan = {
    id: id(first + 1),
    name: '夜间防火巡查',
    routeId: route.id,
    who: { people: [], roles: ['patrol_guard'] },
    proof: 'scan',
    when: {
      each: 'day',
      weekdays: [1, 2, 3, 4, 5, 6, 7],
      spans: [{ from: clockIn(2), to: clockIn(240), every: null }],
    },
    early: 60,
    late: 30,
    on: 'all',
    pack: null,
    micro: 0,
    ...over.plan,
  };
  await sun.write('plan-kept', plan, { subject: plan.id });
  return plan;
}

/** From 今日 into the first round of this name. */
export async function openRound(page: Page, name = '夜间防火巡查'): Promise<void> {
  await page.getByRole('list', { name: '我的轮次' }).getByRole('link', { name }).first().click();
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible();
}

/** The code of a point, typed where the camera does not get it. */
export async function typeCode(page: Page, code: string): Promise<void> {
  await page.getByRole('button', { name: '扫码到点' }).click();
  const scanner = page.getByRole('dialog', { name: '扫点位码' });
  await scanner.getByRole('button', { name: '输入编号' }).click();
  await scanner.getByLabel('码牌上的编号').fill(code);
  await page.keyboard.press('Enter');
  await expect(scanner).toBeHidden();
}
