import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@playwright/test';
import { signIn } from './phone.ts';
import { openSchool, type School } from './school.ts';

let school: School;
test.beforeAll(async () => {
  school = await openSchool();
});
test.afterAll(() => school.server.remove());

test('a manager sets up the robot of a group, tries it, and takes it away again @third', async ({ page }) => {
  const told: string[] = [];
  const says = { body: '{"errcode":0}' };
  const robot = createServer((request, response) => {
    request.on('data', (part) => told.push(String(part)));
    request.on('end', () => response.end(says.body));
  });
  await new Promise<void>((resolve) => robot.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${(robot.address() as AddressInfo).port}/robot?key=secret`;

  await signIn(page, school.server.url, 'sun');
  await page.goto(`${school.server.url}/me`);
  await page.getByRole('link', { name: /提醒渠道/ }).click();
  await expect(page.getByText('还没有提醒渠道')).toBeVisible();
  await page.getByRole('button', { name: '添加渠道' }).click();
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page.getByText('请填名称，不超过 20 个字。')).toBeVisible();
  await page.getByLabel('名称').fill('夜班值班群');
  await page.getByLabel('机器人地址').fill('http://example.com/x');
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page.getByText('请填机器人给的完整网址')).toBeVisible();
  await page.getByLabel('机器人地址').fill(address);
  await page.getByLabel('几点起').fill('21:15');
  await page.getByLabel('几点止').fill('21:15');
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page.getByText('起止时间都要填，也不能一样。')).toBeVisible();
  await page.getByLabel('几点止').fill('07:40');
  await expect(page.getByText('到第二天这个时间为止。')).toBeVisible();
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page.getByRole('heading', { name: '夜班值班群' })).toBeVisible();
  await expect(page.getByText('key=secret')).toHaveCount(0);
  await expect(page.getByText('21:15–07:40 只发紧急的')).toBeVisible();

  await page.getByRole('button', { name: '试发一条' }).click();
  await expect(page.getByText('发到了，请到群里看一眼')).toBeVisible();
  expect(told.join('')).toContain('校园巡检试发');
  says.body = '{"errcode":93000,"errmsg":"invalid webhook"}';
  await page.getByRole('button', { name: '试发一条' }).click();
  await expect(page.getByText(/没有发到，对方回答：200 .*93000/)).toBeVisible();

  await page.getByRole('button', { name: '删除' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '删除' }).click();
  await expect(page.getByText('还没有提醒渠道')).toBeVisible();
  robot.close();
});
