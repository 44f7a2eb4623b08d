// Who is on a shift walks its rounds: somebody falls ill, another one is put in, and both phones know, the one that walks without a network.
import { expect, test, type Page } from '@playwright/test';
import { id } from '../cast.ts';
import type { Rounds } from '../../src/domain/round-reports.ts';
import type { Shift } from '../../src/domain/shift.ts';
import { onlooker, signIn, workerInCharge } from './phone.ts';
import { openRound, planNight, pointName, pointsOf } from './rounds.ts';
import { openSchool, type School } from './school.ts';

let school: School;
test.beforeEach(async () => {
  school = await openSchool();
});
test.afterEach(() => school.server.remove());

const dayOf = (ms: number): string => new Date(ms + 8 * 3_600_000).toISOString().slice(0, 10);
const dayMs = 86_400_000;

/** Round the clock, so that the hour at which this runs does not matter. */
async function wangIsOn(): Promise<void> {
  const shift: Shift = {
    id: id(5800),
    name: '值班',
    from: '00:00',
    to: '00:00',
    since: dayOf(Date.now() - dayMs),
    days: [[school.wang.id]],
  };
  await school.sun.write('shift-kept', shift, { subject: shift.id });
  const who = { people: [], roles: [], shifts: [shift.id] };
  await planNight(school, { points: pointsOf(2), plan: { who, proof: 'tap' } });
}

const rounds = (page: Page) => page.getByRole('list', { name: '我的轮次' });

async function lookAgain(page: Page): Promise<void> {
  await page.goto(`${school.server.url}/me`);
  await page.goto(school.server.url);
}

test('who is put in for today has the round, walks it without a network, and the school reads who it was @second', async ({
  page,
  browser,
}) => {
  await wangIsOn();
  await signIn(page, school.server.url, 'li');
  await workerInCharge(page);
  await expect(rounds(page).getByRole('link', { name: '夜间防火巡查' })).toBeHidden();
  const wang = await (await browser.newContext(onlooker)).newPage();
  await signIn(wang, school.server.url, 'wang');
  await expect(rounds(wang).getByRole('link', { name: '夜间防火巡查' }).first()).toBeVisible();

  const desk = await (await browser.newContext(onlooker)).newPage();
  await signIn(desk, school.server.url, 'sun');
  await desk.goto(`${school.server.url}/plans/shifts`);
  await desk.getByRole('listitem').filter({ hasText: '今天' }).getByRole('button', { name: '值班 王秀兰' }).click();
  const sheet = desk.getByRole('dialog', { name: /值班$/ });
  await sheet.getByRole('button', { name: '定下替班' }).click();
  await expect(sheet.getByText('请选谁来。')).toBeVisible();
  await sheet.getByText('李建国', { exact: true }).click();
  // A round near midnight is tomorrow's duty as well.
  await sheet.getByLabel('到哪天为止').fill(dayOf(Date.now() + dayMs));
  await sheet.getByRole('button', { name: '定下替班' }).click();
  await expect(desk.getByRole('button', { name: '值班 李建国（替王秀兰）' }).first()).toBeVisible();
  await expect(desk.getByText('全部送达')).toBeVisible();

  await expect(async () => {
    await lookAgain(page);
    await expect(rounds(page).getByRole('link', { name: '夜间防火巡查' }).first()).toBeVisible({ timeout: 3000 });
  }).toPass();
  await expect(async () => {
    await lookAgain(wang);
    await expect(rounds(wang).getByRole('link', { name: '夜间防火巡查' })).toBeHidden({ timeout: 3000 });
  }).toPass();

  await workerInCharge(page, 'rounds');
  await page.context().setOffline(true);
  await page.reload();
  await openRound(page);
  await page.getByRole('button', { name: '开始' }).click();
  await page.getByRole('button', { name: '到点', exact: true }).click();
  await expect(page.getByText(`已到 ${pointName(1)}`)).toBeVisible();
  await page.context().setOffline(false);
  const [from, to] = [dayOf(Date.now() - dayMs), dayOf(Date.now() + dayMs)];
  const walked = async () => {
    const { rows } = await school.sun.ask<Rounds>('GET', `/rounds?from=${from}&to=${to}`);
    return rows.flatMap(({ round, shift }) => round?.walks.map(({ byName }) => `${shift} ${byName}`) ?? []);
  };
  await expect.poll(walked, { timeout: 60_000 }).toEqual(['值班 李建国']);
});
