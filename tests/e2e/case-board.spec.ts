// The board of cases: columns by how they stand, keys, words, and a report that is a request for repair.
import { expect, test, type Page } from '@playwright/test';
import { id } from '../cast.ts';
import type { HazardHandled } from '../../src/domain/hazard-handling.ts';
import type { Session } from '../../src/domain/protocol.ts';
import { asOne, caseOf, report, seenOf } from './case-school.ts';
import { signIn } from './phone.ts';
import { openSchool, password, type School } from './school.ts';

test.use({ viewport: { width: 1280, height: 800 } });

let school: School;
test.beforeEach(async () => {
  school = await openSchool();
});
test.afterEach(() => school.server.remove());

const delivered = (page: Page) => expect(page.getByText('全部送达')).toBeVisible();

test('side by side by how they stand: by keys from card to card, narrowed by words, and a report becomes a repair request @third', async ({
  page,
}) => {
  const added = { name: '赵电', username: 'dian', role: 'electrician', scope: [], password };
  const { person: dian } = await school.sun.ask<{ person: Session['person'] }>('POST', '/people', added);
  const wang = await asOne(school, 'wang');
  const [tap, socket, lamp] = [id(7031), id(7032), id(7033)];
  await report(wang, tap, '水龙头滴水');
  await report(wang, socket, '插座松动');
  await report(wang, lamp, '吊灯不亮');
  const lampNow = await caseOf(school, lamp);
  const sun = await asOne(school, 'sun');
  const named = { deptId: null, personId: dian.id, checkerId: null, leader: '', due: 'D7', measure: '', note: '' };
  const given = { do: 'assign', grade: 'G', category: 'electricity', ...named, ...seenOf(lampNow) } as HazardHandled;
  await sun.write('hazard-handled', given, { subject: lamp });

  await signIn(page, school.server.url, 'sun');
  await page.goto(`${school.server.url}/hazards`);
  await page.getByRole('link', { name: '按状态分列' }).click();
  const column = (name: string) => page.getByRole('region', { name });
  await expect(column('待核实 2').getByRole('link')).toHaveCount(2);
  await expect(column('已交办 1').getByRole('link', { name: /吊灯不亮.*今天报的/ })).toBeVisible();
  await expect(column('整改中 0').getByText('没有')).toBeVisible();
  await expect(page.getByRole('region', { name: /已了结/ })).toBeHidden();
  await column('待核实 2').getByRole('link').first().focus();
  await page.keyboard.press('ArrowDown');
  await expect(column('待核实 2').getByRole('link').nth(1)).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(column('已交办 1').getByRole('link')).toBeFocused();

  await page.getByRole('searchbox', { name: '编号、内容、地点或姓名' }).fill('水龙头');
  await expect(column('待核实 1').getByRole('link', { name: /水龙头滴水/ })).toBeVisible();
  await expect(column('已交办 0')).toBeVisible();
  await expect(page.getByRole('link', { name: /^未办结 1$/ })).toBeVisible();

  await column('待核实 1').getByRole('link').click();
  // The next step is in sight, however much stands above the case.
  const next = page.getByRole('button', { name: '核实并交办' });
  await expect(next).toBeInViewport({ ratio: 1 });
  await next.click();
  const giving = page.getByRole('dialog');
  await giving.getByRole('button', { name: '复查人' }).click();
  await giving.getByRole('button', { name: /孙静/ }).click();
  await expect(giving.getByText('复查人是孙静。复查的人不能再销号，这里又没有别人能销号。')).toBeInViewport();
  await giving.getByRole('button', { name: '换一位复查人' }).click();
  await giving.getByRole('button', { name: /王秀兰/ }).click();
  await expect(giving.getByText('复查的人不能再销号')).toBeHidden();
  await giving.getByRole('button', { name: '取消' }).click();
  await page.getByRole('button', { name: '转为报修' }).click();
  const sheet = page.getByRole('dialog', { name: '转为报修' });
  await sheet.getByText('水管龙头', { exact: true }).click();
  await sheet.getByRole('button', { name: '转为报修' }).click();
  await delivered(page);
  await expect.poll(async () => (await caseOf(school, tap)).repair).toEqual({ kind: 'water' });
  await page.getByRole('button', { name: /^转回隐患/ }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^转回隐患/ })
    .click();
  await delivered(page);
  await expect.poll(async () => (await caseOf(school, tap)).repair).toBeUndefined();
});
