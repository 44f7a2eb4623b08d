// The evidence file of a record, opened without a network: it says of itself that it is whole, and where it was changed.
import { expect, test, type Page } from '@playwright/test';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { answer, at, id, inspection, photo, sha256, withAnswers } from '../cast.ts';
import { hazardId } from '../../src/domain/hazard.ts';
import { drawPicture } from '../../src/server/demo/picture.ts';
import { chance } from '../../src/server/demo/random.ts';
import { DeskClient } from './desk-client.ts';
import { signIn } from './phone.ts';
import { openSchool, password, type School } from './school.ts';

let school: School;
const folder = mkdtempSync(join(tmpdir(), 'patrol-evidence-'));
const record = id(970);
const hostile = '<img src=x onerror="document.title=1"></script><script>document.title=2</script>&amp;\u2028锁着';

test.beforeAll(async () => {
  school = await openSchool();
  const li = new DeskClient(school.server.url);
  await li.signIn('li', password);
  const now = at(Date.now());
  const bytes = drawPicture(chance(7), '2026-11-22');
  const door = photo('Z1-02', sha256(bytes));
  const answers = withAnswers(answer('Z1-02', 'fail', { note: hostile, photos: [door.sha256] }));
  const body = inspection({ startedAt: now, finishedAt: now, answers, photos: [...inspection().photos, door] });
  const photos = body.photos.map(({ sha256: name }) => name).sort();
  await li.write('inspection-submitted', body, { subject: record, device: id(960), opSeq: 1, at: now, photos });
  expect((await li.send('PUT', `/photos/${door.sha256}`, bytes)).ok).toBe(true);
});
test.afterAll(async () => {
  await school.server.remove();
  rmSync(folder, { recursive: true, force: true });
});

async function verdictOf(page: Page, html: string): Promise<string> {
  const file = join(folder, 'evidence.html');
  writeFileSync(file, html);
  await page.goto(pathToFileURL(file).href);
  await expect(page.locator('#verdict[data-look]')).toBeVisible();
  return page.locator('#verdict').innerText();
}

/** Another letter in the place of one. */
const changed = (html: string, from: RegExp, to: string): string => {
  const other = html.replace(from, to);
  expect(other).not.toBe(html);
  expect(Math.abs(other.length - html.length)).toBeLessThan(2);
  return other;
};

test('an evidence file is whole until a letter of a photo, of an entry, of the pages or of its links is another @second', async ({
  page,
  context,
}) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await signIn(page, school.server.url, 'sun');
  await page.goto(`${school.server.url}/school-record/${record}`);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '存证据文件' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^证据 .*\.html$/);
  const html = readFileSync(await download.path(), 'utf8');
  const ofCase = await page.evaluate(
    async (path) => (await fetch(path)).text(),
    `/api/hazards/${hazardId(record, 'Z1-02')}/evidence`,
  );
  await context.setOffline(true);
  const opened = await context.newPage();
  const violations: string[] = [];
  opened.on('console', (message) => message.type() === 'error' && violations.push(message.text()));
  expect(await verdictOf(opened, html)).toContain('完整');
  expect(await opened.locator('#verdict').innerText()).toContain('签名有效');
  // What somebody wrote is shown and does nothing.
  await expect(opened.getByText('onerror', { exact: false })).toBeVisible();
  expect(await opened.evaluate(() => document.images.length)).toBe(1);
  expect(await opened.evaluate(() => document.images[0]?.naturalWidth ?? 0)).toBeGreaterThan(0);
  expect(await verdictOf(opened, ofCase)).toContain('完整');
  expect(violations).toEqual([]);

  const photoByte = changed(html, /(base64,.{400})(.)/, html.match(/base64,.{400}(.)/)?.[1] === 'A' ? '$1B' : '$1A');
  expect(await verdictOf(opened, photoByte)).toMatch(/被改过[\s\S]*第 1 个附件.*照片或录音被改过/);
  const entryByte = changed(html, /(\\"activeMs\\":\d*)5/, '$16');
  expect(await verdictOf(opened, entryByte)).toMatch(/被改过[\s\S]*第 1 条记录.*内容和它的校验值对不上/);
  expect(await verdictOf(opened, changed(html, /"receivedAt":1/, '"receivedAt":2'))).toMatch(/和前一行接不上/);
  expect(await verdictOf(opened, changed(html, /李建国<\/td>/, '李建军</td>'))).toContain('页面上的文字被改过');
  expect(await verdictOf(opened, changed(html, /"at":1(\d{12}),"pages"/, '"at":2$1,"pages"'))).toContain('签名对不上');
});
