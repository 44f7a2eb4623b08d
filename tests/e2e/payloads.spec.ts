// What somebody wrote to harm whoever reads it, in every field a person can write into, on every screen that shows it:
// nothing runs, the security policy has nothing to stop, no text turns around what stands beside it, no screen breaks.
import { expect, test, type Browser, type Page } from '@playwright/test';
import { answer, entry, id, inspection, item, photo, sha256 } from '../cast.ts';
import type { Session } from '../../src/domain/protocol.ts';
import type { Held } from '../../src/domain/reports.ts';
import { templateId, type Template } from '../../src/domain/template.ts';
import { drawPicture } from '../../src/server/demo/picture.ts';
import { chance } from '../../src/server/demo/random.ts';
import { notLookedAt } from './addresses.ts';
import { DeskClient } from './desk-client.ts';
import { long, plantEverywhere, room, run, tag, turn } from './hostile-words.ts';
import { signIn, staysOnline } from './phone.ts';
import { openSchool, password, type School } from './school.ts';
import { Screens } from './screens.ts';
import { inTurn } from './turn.ts';

test.describe.configure({ timeout: 300_000 });
let school: School;
test.beforeAll(async () => {
  school = await openSchool();
});
test.afterAll(() => school.server.remove());

const name = `${turn}<b onclick=${run}>`;
const bilingual = (text: string) => ({ zh: text, en: text });

const hostile: Template = {
  code: 'Z6',
  version: 1,
  name: bilingual(`${turn}${tag}`),
  frequency: bilingual(tag),
  performedBy: bilingual(tag),
  signedBy: bilingual(tag),
  unit: bilingual(tag),
  applies: bilingual(tag),
  note: bilingual(long.slice(0, 400)),
  roles: ['patrol_dorm'],
  reasons: [bilingual(tag)],
  items: [
    item({ id: 'Z6-01', type: 'PF', text: bilingual(`${turn}${tag}`), dept: bilingual(tag), source: tag }),
    item({
      id: 'Z6-02',
      type: 'CH',
      photo: 'none',
      options: [
        { zh: tag.slice(0, 40), en: tag, abnormal: false },
        { zh: '好', en: 'W'.repeat(60), abnormal: true },
      ],
    }),
    item({ id: 'Z6-03', type: 'TXT', photo: 'none', optional: true, text: bilingual('W'.repeat(400)) }),
    item({ id: 'Z6-04', type: 'SIGN', photo: 'none' }),
    item({ id: 'Z6-05', type: 'TABLE', photo: 'none', columns: [bilingual(tag)] }),
    item({ id: 'Z6-06', type: 'NUM', photo: 'none', limit: { min: 1, unit: bilingual(tag), note: bilingual(tag) } }),
  ],
};

const endless = { ...room, id: id(701), name: 'W'.repeat(40) };

/** Everything hostile there is, as its authors would send it; the record that shows it all. */
async function plant(): Promise<string> {
  const { sun, server } = school;
  for (const place of [room, endless]) await sun.write('place-added', place, { subject: place.id });
  await sun.write('template-published', hostile, { subject: templateId(hostile) });
  const mallory = { name: name.slice(0, 20), username: 'mallory', role: 'patrol_dorm', scope: [], password };
  await sun.ask('POST', '/people', mallory);
  await sun.ask('POST', '/people', { ...mallory, name: 'W'.repeat(20), username: 'w'.repeat(32) });
  const author = new DeskClient(server.url);
  const asked = { username: 'mallory', password };
  const signedIn = await author.send('POST', '/session', asked, { 'User-Agent': tag });
  author.session = (await signedIn.json()) as Session;
  const { person } = author.session;
  const bytes = drawPicture(chance(3), '2026-11-22');
  const shot = sha256(bytes);
  const note = long.padEnd(3900, '长');
  const body = inspection({
    placeId: room.id,
    template: { code: 'Z6', version: 1 },
    photos: [photo('Z6-01', shot)],
    answers: [
      answer('Z6-01', 'fail', { note, reasons: [0], photos: [shot] }),
      answer('Z6-02', tag.slice(0, 40)),
      answer('Z6-03', `W${'w'.repeat(3999)}`),
      answer('Z6-04', { name: name.slice(0, 20), signedAt: Date.now(), strokes: [] }),
      answer('Z6-05', [[long.slice(0, 200)], ['W'.repeat(200)]]),
      answer('Z6-06', null, { na: { reason: 'other', note: long.slice(0, 390) } }),
    ],
  });
  const subject = id(710);
  await author.write('inspection-submitted', body, { subject, device: id(910), opSeq: 1 });
  expect((await author.send('PUT', `/photos/${shot}`, bytes)).ok).toBe(true);
  const second = entry(
    'inspection-submitted',
    { ...body, placeId: endless.id },
    { subject: id(711), device: id(910), opSeq: 2, by: person.id },
  );
  await author.push(second);
  await author.write(
    'inspection-withdrawn',
    { reason: long.slice(0, 400) },
    { subject: id(711), device: id(910), opSeq: 3 },
  );
  await plantHeld(author);
  return subject;
}

/** Two places that this author may not add: one waits, one was rejected in words that are no better. */
async function plantHeld(author: DeskClient): Promise<void> {
  for (const [n, name] of [room.name, endless.name].entries()) {
    const over = { subject: id(702 + n), device: id(910), opSeq: 4 + n, by: author.session!.person.id };
    await author.push(entry('place-added', { ...room, id: over.subject, name }, over));
  }
  const { rows } = await school.sun.ask<Held>('GET', '/held');
  const reason = `${turn}${tag}${'W'.repeat(200)}`;
  await school.sun.send('POST', `/held/${rows[0]!.id}/settled`, { outcome: 'rejected', reason });
}

/** Hears of everything that ran or wanted to. */
async function listen(page: Page): Promise<string[]> {
  const heard: string[] = [];
  page.on('dialog', (dialog) => {
    heard.push(`a dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('pageerror', (error) => heard.push(`an error: ${error.stack}`));
  page.on(
    'console',
    (message) => message.type() === 'error' && heard.push(`said: ${message.text()} ${message.location().url}`),
  );
  await page.exposeFunction('tellViolation', (what: string) => void heard.push(`the policy stopped ${what}`));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      void (globalThis as unknown as { tellViolation(what: string): Promise<void> }).tellViolation(
        `${event.violatedDirective} ${event.blockedURI} ${event.sample}`,
      );
    });
  });
  return heard;
}

async function isHarmless(page: Page, what: string): Promise<void> {
  const found = await page.evaluate(() => ({
    ran: 'ran' in globalThis,
    strangers: [
      ...document.querySelectorAll('img[src="x"], iframe, script:not([src]), svg[onload], [onerror], [onclick]'),
    ].map((one) => one.outerHTML),
    turning: /[\u202a-\u202e\u2066-\u2069]/.test(document.body.textContent ?? ''),
    wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
  }));
  expect.soft(found, what).toEqual({ ran: false, strangers: [], turning: false, wide: 0 });
}

/** By address, as from a message that somebody sent; or from screen to screen. */
async function lookAt(screens: Screens, paths: string[], how: 'open' | 'follow' = 'open'): Promise<void> {
  for (const path of paths) {
    await screens[how](path);
    await isHarmless(screens.page, path);
    seen.push(path);
  }
}

/** What was looked at so far, by anybody. */
const seen: string[] = [];

/** Somebody else of the school, on a phone of their own. */
async function looksAs(username: string, paths: string[], browser: Browser): Promise<void> {
  const page = await browser.newPage();
  await staysOnline(page);
  const heard = await listen(page);
  await page.setViewportSize({ width: 360, height: 740 });
  await signIn(page, school.server.url, username);
  await lookAt(new Screens(page, school.server.url), paths, 'follow');
  expect(heard, username).toEqual([]);
  await page.close();
}

test('on every screen of a manager and of the author, nothing runs and nothing breaks', async ({ page, browser }) => {
  const record = await plant();
  const planted = await plantEverywhere(school);
  const heard = await listen(page);
  await staysOnline(page);
  await signIn(page, school.server.url, 'sun');
  const desk = [
    '/',
    '/records',
    `/school-record/${record}`,
    '/hazards',
    `/school-record/${id(711)}`,
    '/people',
    '/places',
    '/start',
    '/devices',
    '/held',
    '/me',
    '/kitchen/register',
    '/checklists',
    '/checklists/Z6',
    '/checklists/Z6/edit',
  ];
  const screens = new Screens(page, school.server.url);
  await page.setViewportSize({ width: 360, height: 740 });
  await lookAt(screens, desk.slice(0, 3));
  await lookAt(screens, [...desk.slice(3), ...planted.desk], 'follow');
  await page.setViewportSize({ width: 1280, height: 800 });
  await lookAt(screens, inTurn('hostile screens at the desk', [...desk, ...planted.desk], 6), 'follow');
  // It was really there to be read, as text.
  await page.goto(`${school.server.url}/school-record/${record}`);
  await expect(page.getByText('<script>globalThis.ran=1</script>').first()).toBeVisible();
  await expect(page.getByText('[U+202E]').first()).toBeVisible();
  await page.evaluate(() =>
    localStorage.setItem('patrol-preferences', JSON.stringify({ theme: 'day', size: 'extra', language: 'en' })),
  );
  await screens.open('/me');
  await lookAt(screens, inTurn('hostile screens in English', desk, 5), 'follow');
  expect(heard).toEqual([]);

  await looksAs('head', planted.head, browser);
  await looksAs('cook', planted.kitchen, browser);
  await looksAs('li', planted.walker, browser);
  const stranger = await browser.newPage();
  await staysOnline(stranger);
  const told = await listen(stranger);
  await lookAt(new Screens(stranger, school.server.url), planted.strangers);
  expect(told).toEqual([]);
  await stranger.close();

  const phone = await browser.newPage();
  const onPhone = await listen(phone);
  await signIn(phone, school.server.url, 'mallory');
  const phoneScreens = new Screens(phone, school.server.url);
  await lookAt(phoneScreens, [
    '/',
    '/records',
    `/record/${record}`,
    '/outbox',
    '/hazards',
    '/hazards/report',
    '/me',
    '/held',
    '/devices',
    '/start',
  ]);
  await phone.goto(`${school.server.url}/start?place=${room.id}`);
  await phone.getByText('onerror').first().waitFor();
  await isHarmless(phone, 'the choice of a checklist');
  await phone
    .getByRole('button', { name: /onerror/ })
    .last()
    .click();
  await phone.waitForURL(/\/inspection\//);
  const draft = new URL(phone.url()).pathname;
  await lookAt(phoneScreens, [draft, `${draft}/check`, `${draft}/newer`, `${draft}/assets`]);
  await lookAt(phoneScreens, ['/records/mine', '/nowhere', '/set-up', '/invite', '/sign-in']);
  expect(onPhone).toEqual([]);
  expect(notLookedAt(seen), 'addresses of the app that nobody looked at').toEqual([]);
});
