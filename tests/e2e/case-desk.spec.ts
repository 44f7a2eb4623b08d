// A manager takes up what was reported: given out in two taps, re-checked, closed by another one; and who answers for what.
import { expect, test, type Page } from '@playwright/test';
import { dorm3, floor2, id, photo } from '../cast.ts';
import { handlingOf, lastStep, type HazardHandled } from '../../src/domain/hazard-handling.ts';
import type { HazardCounts } from '../../src/domain/hazard-reports.ts';
import type { Session } from '../../src/domain/protocol.ts';
import { asOne, caseOf, report, seenOf, take } from './case-school.ts';
import { signIn } from './phone.ts';
import { openSchool, password, type School } from './school.ts';
import { Screens } from './screens.ts';
import { inTurn } from './turn.ts';

let school: School;
let dian: Session['person'];
let an: Session['person'];
test.beforeAll(async () => {
  school = await openSchool();
  const add = (name: string, username: string, role: string) =>
    school.sun.ask<{ person: Session['person'] }>('POST', '/people', { name, username, role, scope: [], password });
  dian = (await add('赵电', 'dian', 'electrician')).person;
  an = (await add('周安', 'an', 'safety_office')).person;
});
test.afterAll(() => school.server.remove());

const delivered = (page: Page) => expect(page.getByText('全部送达')).toBeVisible();

/** What is typed is on the disk a moment after it is on the screen (P1). */
const rulesOnDisk = (page: Page, personId: string): Promise<number | undefined> =>
  page.evaluate(
    (person) =>
      new Promise<number | undefined>((resolve, reject) => {
        const opening = indexedDB.open(`patrol-${person}`);
        opening.onerror = () => reject(opening.error ?? new Error('not opened'));
        opening.onsuccess = () => {
          const reading = opening.result.transaction('meta', 'readonly');
          const asking: IDBRequest<{ value?: { responsibility?: { rules: object[] } } } | undefined> = reading
            .objectStore('meta')
            .get('planning');
          reading.oncomplete = () => {
            opening.result.close();
            resolve(asking.result?.value?.responsibility?.rules.length);
          };
        };
      }),
    personId,
  );

test('who answers for what is written once, and says live whom a hazard goes to', async ({ page }) => {
  await signIn(page, school.server.url, 'sun');
  await page.goto(`${school.server.url}/me`);
  await page.getByRole('link', { name: '谁负责什么' }).click();
  const tried = page.getByRole('region', { name: '试一试' });
  await expect(tried.getByText('没有规则找到人，要由安全办指定。')).toBeVisible();
  await expect(tried.getByText('消防：全校')).toBeVisible();
  await page.getByRole('button', { name: '加部门' }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByRole('button', { name: '好了' }).click();
  await expect(sheet.getByText('请写部门名称，不超过 20 个字。')).toBeVisible();
  await sheet.getByLabel('部门名称').fill('总务处');
  await sheet.getByLabel('负责人').selectOption({ label: '孙静 · 安全办' });
  await sheet.getByRole('button', { name: '好了' }).click();
  await page.getByRole('button', { name: '加规则' }).click();
  await sheet.getByLabel('类别').selectOption('electricity');
  await sheet.getByLabel('责任人').selectOption({ label: '赵电 · 电工' });
  await sheet.getByRole('button', { name: '好了' }).click();
  await expect.poll(() => rulesOnDisk(page, school.sun.session!.person.id)).toBe(1);
  // The browser is put away before anything is saved.
  await expect(async () => {
    await page.reload();
    await expect(page.getByText('接着上次没保存的改动')).toBeVisible({ timeout: 3000 });
  }).toPass();
  await tried.getByLabel('类别').selectOption('electricity');
  await expect(tried.getByText('交给 总务处 赵电')).toBeVisible();
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page.getByText('已存本机，会自动上传。')).toBeVisible();
  await delivered(page);
});

test('found in its list, given out in two taps, re-checked, and closed by another one', async ({ page, browser }) => {
  const subject = id(7001);
  await report(await asOne(school, 'wang'), subject, '二层插座发黑');
  await signIn(page, school.server.url, 'sun');
  await page.goto(`${school.server.url}/hazards?list=to-assign`);
  await page.getByRole('link', { name: /二层插座发黑/ }).click();
  await expect(page.getByText('现在轮到你：核实并交办')).toBeVisible();
  await page.getByRole('button', { name: '核实并交办' }).click();
  await page.getByRole('button', { name: '交办给 赵电' }).click();
  await expect(page.getByText('现在轮到赵电').first()).toBeVisible();
  await delivered(page);
  await expect.poll(async () => (await caseOf(school, subject)).state).toBe('assigned');
  const given = handlingOf(await caseOf(school, subject));
  expect(given).toMatchObject({ deptName: '总务处', person: { name: '赵电' }, checker: { name: '王秀兰' } });

  const electrician = await asOne(school, 'dian');
  const say = async (said: object) => {
    const hazard = await caseOf(school, subject);
    await electrician.write('hazard-handled', { ...said, ...seenOf(hazard) } as HazardHandled, { subject });
  };
  await say({ do: 'accept', note: '' });
  const sha256 = 'ab'.repeat(32);
  const elsewhere = { placeId: floor2.id, source: 'spot' as const, category: 'building' as const, text: '走廊插座' };
  const shown = { photos: [photo('report', sha256)], suspectedMajor: false, fixed: false, repair: null };
  const body = { ...elsewhere, ...shown };
  const wang = await asOne(school, 'wang');
  await wang.write('hazard-reported', body, { subject: id(7002), id: id(7003), opSeq: 7003, photos: [sha256] });
  const hazard = await caseOf(school, subject);
  const done = {
    do: 'rectify',
    note: '换了新的',
    photos: [photo('report', sha256)],
    ...seenOf(hazard),
  } as HazardHandled;
  await electrician.write('hazard-handled', done, { subject, photos: [sha256] });

  await page.goto(`${school.server.url}/hazards?list=to-verify`);
  await page.getByRole('link', { name: /二层插座发黑/ }).click();
  // The photo of another case: a fact, and no step is refused for it.
  const repeated = page.getByText('整改后的照片以前交过：').getByRole('link');
  await expect(repeated).toHaveAttribute('href', `/hazards/${id(7002)}`);
  await page.getByRole('button', { name: '复查合格' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '复查合格' }).click();
  await delivered(page);
  await expect.poll(async () => (await caseOf(school, subject)).state).toBe('verified');
  // Whoever re-checked it does not close it, and is told why.
  await expect(page.getByText(/^销号：自己复查的，要由别人来办。 能销号的：周安（安全办）/)).toBeVisible();
  await expect(page.getByRole('button', { name: '销号', exact: true })).toBeHidden();

  const other = await (await browser.newContext()).newPage();
  await signIn(other, school.server.url, 'an');
  await other.goto(`${school.server.url}/hazards?list=to-approve`);
  await other.getByRole('link', { name: /二层插座发黑/ }).click();
  await other.getByRole('button', { name: '销号', exact: true }).click();
  await expect(other.getByText(`${an.name}。按「销号」就是签字。`)).toBeVisible();
  await other.getByRole('dialog').getByRole('button', { name: '销号', exact: true }).click();
  await delivered(other);
  await expect.poll(async () => (await caseOf(school, subject)).state).toBe('closed');
  expect(handlingOf(await caseOf(school, subject)).closed?.by.name).toBe(an.name);
  expect(lastStep(await caseOf(school, subject), 'close')?.said).toMatchObject({ signature: { name: an.name } });
});

/** The list with its filter gets a name, and is there under it after another list and a new start. */
async function keepsView(page: Page, address: string, name: string): Promise<void> {
  const sheet = page.getByRole('dialog', { name: '常用清单' });
  const open = () => page.getByRole('button', { name: '常用清单' }).click();
  await page.goto(`${school.server.url}${address}`);
  await open();
  await expect(sheet.getByText('还没有存过。')).toBeVisible();
  await sheet.getByLabel('起个名字').fill(name);
  await sheet.getByRole('button', { name: '存下现在的清单' }).click();
  await expect(sheet.getByRole('button', { name, exact: true })).toBeVisible();
  await page.goto(`${school.server.url}/hazards?list=major`);
  await open();
  await sheet.getByRole('button', { name, exact: true }).click();
  await expect(sheet).toBeHidden();
  await expect(page).toHaveURL(new RegExp(address.replace('?', '\\?')));
}

test('several at once: one step each, and it is said which did not go and why @third', async ({ page }) => {
  const wang = await asOne(school, 'wang');
  const all = [id(7011), id(7012), id(7013)];
  for (const [n, subject] of all.entries()) await report(wang, subject, `开关松动 ${n + 1}`);
  await signIn(page, school.server.url, 'sun');
  await keepsView(page, '/hazards?category=electricity&list=to-assign', '电气待交办');
  await page.getByRole('button', { name: '选几件' }).click();
  for (const n of [1, 2, 3]) await page.getByRole('checkbox', { name: new RegExp(`开关松动 ${n}`) }).check();
  // Meanwhile somebody else takes one of them up.
  const hazard = await caseOf(school, all[0]!);
  const rejected = { do: 'reject', reason: 'no-hazard', note: '', ...seenOf(hazard) } as HazardHandled;
  await (await asOne(school, 'an')).write('hazard-handled', rejected, { subject: all[0]! });
  await page.getByRole('button', { name: '交办 3 件' }).click();
  const sheet = page.getByRole('dialog');
  await expect(sheet.getByText('赵电：2 件')).toBeVisible();
  await sheet.getByRole('button', { name: '交办 2 件' }).click();
  await expect(sheet.getByText('交办了 2 件')).toBeVisible();
  await expect(sheet.getByText(/开关松动 1/)).toBeVisible();
  await expect(sheet.getByText(/已经走到别的环节/)).toBeVisible();
  await sheet.getByRole('button', { name: '完成' }).click();
  await delivered(page);
  await expect.poll(async () => (await caseOf(school, all[1]!)).state).toBe('assigned');
  await expect(page.getByRole('link', { name: /开关松动 2/ })).toBeHidden();
});

test('a step that is not theirs is not offered, and turned away when it is forced @second', async ({ page }) => {
  const subject = id(7021);
  const wang = await asOne(school, 'wang');
  await report(wang, subject, '楼梯灯不亮');
  await signIn(page, school.server.url, 'wang');
  await page.goto(`${school.server.url}/hazards/${subject}`);
  await expect(page.getByRole('heading', { name: '楼梯灯不亮' })).toBeVisible();
  await expect(page.getByRole('button', { name: '核实并交办' })).toBeHidden();
  const hazard = await caseOf(school, subject);
  const forced = {
    do: 'assign',
    grade: 'G',
    category: 'electricity',
    deptId: null,
    personId: dian.id,
    checkerId: null,
    leader: '',
    due: 'D7',
    measure: '',
    note: '',
    ...seenOf(hazard),
  } as HazardHandled;
  await expect(wang.write('hazard-handled', forced, { subject })).rejects.toThrow(/step-not-yours/);
  expect((await caseOf(school, subject)).state).toBe('reported');
  const { counts } = await school.sun.ask<HazardCounts>('GET', `/hazards/counts?place=${dorm3.id}`);
  expect(counts['to-assign']).toBeGreaterThan(0);
});

test('the principal puts a major case on the watch list, it goes to the authority, and lists and tables show it @third', async ({
  page,
}) => {
  const subject = id(7025);
  const add = { name: '王校', username: 'xiao', role: 'principal', scope: [], password };
  await school.sun.ask('POST', '/people', add);
  const wang = await asOne(school, 'wang');
  const text = '电动自行车在楼道充电';
  const said = { placeId: floor2.id, source: 'spot' as const, category: 'electricity' as const, text, photos: [] };
  const body = { ...said, suspectedMajor: true, fixed: false, repair: null };
  await wang.write('hazard-reported', body, { subject, id: id(7026) });
  await signIn(page, school.server.url, 'xiao');
  await page.goto(`${school.server.url}/hazards/${subject}`);
  await page.getByRole('button', { name: '判定等级' }).waitFor();
  // What somebody else says of it meanwhile is there without anything being loaded anew.
  await take(wang, await caseOf(school, subject), { do: 'comment', note: '充电器拔掉了', photos: [], mentions: [] });
  await expect(page.getByText('充电器拔掉了')).toBeVisible();
  await page.getByRole('button', { name: '判定等级' }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByText('重大隐患', { exact: true }).click();
  await sheet.getByText(/^M6/).click();
  await sheet.getByLabel('说明').fill('现场核实，构成重大');
  await sheet.getByRole('button', { name: '判定等级' }).click();
  // What is major is on the watch list by that, until a day that whoever judges names.
  await expect(sheet.getByRole('alert')).toHaveText('请选督办期限。');
  await sheet.getByLabel('督办期限').fill('2099-06-30');
  await sheet.getByRole('button', { name: '判定等级' }).click();
  // Owed from then on, and the next thing to do.
  await page.getByRole('button', { name: '报主管部门' }).click();
  await sheet.getByRole('button', { name: '报主管部门' }).click();
  await expect(sheet.getByText('请写主管部门。')).toBeVisible();
  await sheet.getByLabel('报给哪个主管部门').fill('区教育局');
  await sheet.getByText('书面', { exact: true }).click();
  await sheet.getByLabel('文号或受理号').fill('育才〔2026〕12号');
  await sheet.getByRole('button', { name: '报主管部门' }).click();
  await expect(page.getByText(/区教育局 · 书面 · 育才〔2026〕12号/).first()).toBeVisible();
  await expect(page.getByText('校长 · 到 2099-06-30 · 现场核实，构成重大')).toBeVisible();
  // The principal may say it otherwise.
  await page.getByRole('button', { name: '挂牌督办' }).click();
  await sheet.getByLabel('督办领导').fill('王校');
  await sheet.getByLabel('督办期限').fill('2099-12-31');
  await sheet.getByLabel('说明').fill('限期消除');
  await sheet.getByRole('button', { name: '挂牌督办' }).click();
  await expect(page.getByText('王校 · 到 2099-12-31 · 限期消除')).toBeVisible();
  await delivered(page);
  await expect.poll(async () => (await caseOf(school, subject)).handling?.supervised?.leader).toBe('王校');
  await page.goto(`${school.server.url}/hazards?supervised=yes`);
  const card = page.getByRole('link', { name: /电动自行车在楼道充电/ });
  await expect(card).toBeVisible();
  await expect(page.getByRole('main').getByText('挂牌督办').nth(1)).toBeVisible();
  await page.getByRole('link', { name: '台账' }).click();
  await page.getByLabel('哪张表').selectOption({ label: '挂牌督办清单' });
  await expect(page.getByRole('listitem').getByText('限期消除')).toBeVisible();
  await page.getByLabel('哪张表').selectOption({ label: '年度统计表' });
  await expect(page.getByRole('listitem').getByText('合计')).toBeVisible();
});

const sizes = [
  { width: 320, theme: 'day', size: 'standard', language: 'zh' },
  { width: 1280, theme: 'contrast', size: 'large', language: 'en' },
  { width: 320, theme: 'night', size: 'extra', language: 'en' },
  { width: 1280, theme: 'day', size: 'extra', language: 'zh' },
];

test('every screen of it is sound: small and wide, at every size, in both languages', async ({ page }) => {
  const subject = id(7031);
  await report(await asOne(school, 'wang'), subject, '楼梯间应急照明灯不亮，指示标志脱落需要更换');
  await signIn(page, school.server.url, 'sun');
  const screens = new Screens(page, school.server.url);
  const isSound = async (what: string) => {
    expect.soft(await screens.faults(), what).toEqual([]);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect.soft(wide, `${what} is wider than the screen`).toBeLessThanOrEqual(0);
  };
  for (const { width, ...look } of inTurn('looks at cases', sizes, 4)) {
    await page.setViewportSize({ width, height: 740 });
    await page.evaluate((kept) => localStorage.setItem('patrol-preferences', JSON.stringify(kept)), look);
    const named = `${width} ${look.theme} ${look.size} ${look.language}`;
    const at = `/hazards/${subject}`;
    const paths = ['/hazards?list=to-assign', '/hazards?state=rejected', `${at}?paper=notice`];
    paths.push(`${at}?paper=major`, `${at}?paper=file`);
    for (const path of [...paths, '/plans/responsibility', at]) {
      await (path.includes('?') ? screens.open(path) : screens.follow(path));
      await isSound(`${path} ${named}`);
    }
    if (width > 900) {
      const column = (await page.getByRole('region', { name: /^(隐患|Hazard)$/ }).boundingBox())!;
      expect.soft(column.height, `${named}: more than its name and its bar`).toBeGreaterThanOrEqual(740 / 2);
    }
    await page.getByRole('button', { name: /^(核实并交办|Verify and assign)$/ }).click();
    await page.getByRole('dialog').waitFor();
    await isSound(`the assignment ${named}`);
  }
});
