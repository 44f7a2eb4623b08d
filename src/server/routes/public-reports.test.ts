import { expect, test } from 'vitest';
import { canteen, floor2, li, sun, wang, yucai } from '../../../tests/cast.ts';
import { an, dian, fen, sayings } from '../../../tests/cast-cases.ts';
import { picture } from '../../../tests/proof/access/picture.ts';
import * as cast from '../../../tests/cast.ts';
import { placeCode } from '../../domain/place-code.ts';
import type { PublicProgress, PublicReportTaken } from '../../domain/public-report.ts';
import type { HazardRows } from '../../domain/hazard-reports.ts';
import { openCases, type Cases } from '../cases.contract.ts';
import { forgetContacts } from '../forget-contacts.ts';

const dayMs = 86_400_000;
const bytes = picture('a socket');
const sha256 = cast.sha256(bytes);
const photo = { ...cast.photo('report', sha256), bytes: bytes.byteLength };
const contact = { name: '学生家长', phone: '138 0000 0000' };
const body = (over: object = {}) => ({
  code: placeCode(floor2),
  category: 'electricity',
  text: '插座冒火花',
  photos: [],
  contact: null,
  consent: true,
  ...over,
});
const send = (cases: Cases, over: object = {}) => cases.school.ask(null, 'POST', '/api/public-reports', body(over));
const taken = async (cases: Cases, over: object = {}) => (await (await send(cases, over)).json()) as PublicReportTaken;
const look = (cases: Cases, number: string, secret: string) =>
  cases.school.ask(null, 'GET', `/api/public-reports/${number}`, undefined, { 'x-report-secret': secret });
const progress = (cases: Cases, { number, secret }: Pick<PublicReportTaken, 'number' | 'secret'>) =>
  look(cases, number, secret).then(async (answer) => (await answer.json()) as PublicProgress);
const listed = async (cases: Cases) => (await cases.school.json<HazardRows>(sun, 'GET', '/api/hazards')).rows;
const refusal = async (answer: Response) => [answer.status, ((await answer.json()) as { code: string }).code];

test('whoever scans a code reports without an account, and hears what became of it under number and secret', async () => {
  const cases = await openCases();
  const report = await taken(cases, { code: `https://elsewhere.example/c/${placeCode(floor2)}` });
  expect(report.number).toMatch(/^YH20261122-/);
  const [row] = await listed(cases);
  expect(row).toMatchObject({
    state: 'reported',
    grade: 'G',
    placeId: floor2.id,
    reportedByName: '',
    category: 'electricity',
  });
  expect(await progress(cases, report)).toMatchObject({
    status: 'received',
    placeName: '3号宿舍楼 2层',
    takenAt: null,
  });
  const told = async (who: typeof sun, step: Parameters<Cases['take']>[2]) => {
    await cases.take(row!.id, who, step);
    return (await progress(cases, report)).status;
  };
  expect(await told(sun, 'assign')).toBe('working');
  await cases.take(row!.id, dian, 'accept');
  expect(await told(dian, 'rectify')).toBe('checking');
  await cases.take(row!.id, sun, 'pass');
  expect(await told(fen, { ...sayings.close(await cases.hazard(row!.id)), note: '插座换好了，谢谢' } as never)).toBe(
    'done',
  );
  const done = await progress(cases, report);
  expect(done).toMatchObject({
    answer: '插座换好了，谢谢',
    takenAt: cases.school.clock.ms,
    endedAt: cases.school.clock.ms,
  });
  expect(JSON.stringify(done)).not.toMatch(/赵电|郑分|孙静/);
});

test('what is turned down says why, and what is merged goes on as the other one', async () => {
  const cases = await openCases();
  const [one, two] = [await taken(cases), await taken(cases)];
  const ids = (await listed(cases)).map(({ id }) => id).toReversed();
  const main = await cases.report(wang);
  await cases.take(ids[0]!, sun, { do: 'reject', reason: 'unclear', note: '没有找到这个插座' });
  await cases.take(ids[1]!, sun, { do: 'merge', into: main, note: '' });
  const [first, second] = [await progress(cases, one), await progress(cases, two)];
  const rejected = [first, second].find(({ status }) => status === 'turned-down');
  expect(rejected).toMatchObject({ reason: 'unclear', answer: '没有找到这个插座' });
  expect([first, second].map(({ status }) => status).sort()).toEqual(['received', 'turned-down']);
});

test('what is merged with a case that is merged itself goes on as the last of them', async () => {
  const cases = await openCases();
  const report = await taken(cases);
  const [row] = await listed(cases);
  const [between, last] = [await cases.report(wang), await cases.report(wang)];
  await cases.take(row!.id, sun, { do: 'merge', into: between, note: '' });
  await cases.take(between, sun, { do: 'merge', into: last, note: '' });
  expect((await progress(cases, report)).status).toBe('received');
});

test('a photo it names is taken like any other, by number and secret, and nothing else is', async () => {
  const cases = await openCases();
  const report = await taken(cases, { photos: [photo] });
  const put = (what: Uint8Array = bytes, sha = sha256, secret = report.secret) =>
    cases.school.ask(null, 'PUT', `/api/public-reports/${report.number}/photos/${sha}`, what, {
      'x-report-secret': secret,
    });
  expect(await refusal(await put(bytes, sha256, 'wrong'))).toEqual([404, 'not-found']);
  expect(await refusal(await put(bytes, cast.sha256('other')))).toEqual([404, 'record-first']);
  expect(await refusal(await put(Buffer.from('no picture')))).toEqual([415, 'not-image']);
  expect(await refusal(await put(picture('another')))).toEqual([422, 'hash-mismatch']);
  expect((await put()).status).toBe(200);
  const [row] = await listed(cases);
  expect((await cases.view(sun, row!.id)).photos).toEqual([{ sha256, have: true }]);
  expect((await cases.school.ask(sun, 'GET', `/api/hazards/${row!.id}/photos/${sha256}`)).status).toBe(200);
  cases.school.clock.ms += 2 * dayMs;
  expect(await refusal(await put())).toEqual([404, 'record-first']);
});

test('the code of a place tells whoever holds it where it hangs, and any other code nothing', async () => {
  const cases = await openCases();
  const ask = (code: string) => cases.school.ask(null, 'GET', `/api/public-places/${code}`);
  expect(await (await ask(placeCode(floor2))).json()).toEqual({
    protocol: 'patrol/1',
    schoolName: yucai.name,
    placeName: '3号宿舍楼 2层',
  });
  expect(await refusal(await ask('ABCD-2345'))).toEqual([422, 'place-unknown']);
  for (let n = 0; n < 58; n++) await ask('ABCD-2345');
  const late = await ask(placeCode(floor2));
  expect([late.status, Number(late.headers.get('retry-after')) > 0]).toEqual([429, true]);
});

test('without a code that hangs here, without consent, or by a machine nothing is kept', async () => {
  const cases = await openCases();
  const before = await cases.school.parts.store.ledger.end(yucai.id);
  for (const [over, code] of [
    [{ code: 'ABCD-2345' }, 'place-unknown'],
    [{ code: 'x' }, 'place-unknown'],
    [{ consent: false }, 'consent-required'],
    [{ text: ' ' }, 'bad-shape'],
    [{ photos: [photo, photo] }, 'not-listed'],
    [{ photos: Array.from({ length: 4 }, () => photo) }, 'too-many-photos'],
    [{ photos: [{ ...photo, bytes: 5_000_000 }] }, 'bad-shape'],
    [{ suspectedMajor: true }, 'unknown-field'],
    [{ contact: { name: '', phone: 'call me' } }, 'bad-shape'],
  ] as const)
    expect.soft((await refusal(await send(cases, over)))[1], JSON.stringify(over)).toBe(code);
  const machine = await send(cases, { website: 'http://spam.example' });
  expect(machine.status).toBe(201);
  const { number, secret } = (await machine.json()) as PublicReportTaken;
  expect((await look(cases, number, secret)).status).toBe(404);
  expect(await cases.school.parts.store.ledger.end(yucai.id)).toEqual(before);
});

test('one address reports so often an hour, and everybody together as well', async () => {
  const cases = await openCases();
  for (let n = 0; n < 20; n++) expect((await send(cases)).status).toBe(201);
  const answer = await send(cases);
  expect([answer.status, Number(answer.headers.get('retry-after'))]).toEqual([429, 180]);
  cases.school.clock.ms += 180_000;
  expect((await send(cases)).status).toBe(201);
});

test('how to reach somebody is not in the ledger, is shown to who takes it up, and is forgotten ninety days after the end', async () => {
  const cases = await openCases();
  const { store } = cases.school.parts;
  const report = await taken(cases, { contact });
  const [row] = await listed(cases);
  expect((await cases.view(sun, row!.id)).contact).toEqual(contact);
  expect((await cases.view(li, row!.id)).contact).toBeUndefined();
  const { documents } = await store.documents.changes({
    schoolId: yucai.id,
    personId: sun.id,
    everybody: true,
    groups: [],
    walks: [],
    seq: 0,
    since: 0,
    maxDocuments: 1e6,
    maxBytes: 1e9,
  });
  expect(JSON.stringify([documents, await progress(cases, report)])).not.toContain(contact.phone);
  const tick = () => forgetContacts(cases.school.parts, cases.school.clock.ms);
  cases.school.clock.ms += 200 * dayMs;
  expect(await tick()).toBe(0);
  cases.school.useCookie(sun, await cases.school.signIn(sun));
  await cases.take(row!.id, sun, 'reject');
  cases.school.clock.ms += 89 * dayMs;
  expect(await tick()).toBe(0);
  cases.school.clock.ms += 2 * dayMs;
  expect(await tick()).toBe(1);
  expect(await store.publicReports.contact(yucai.id, row!.id)).toBeUndefined();
  expect((await progress(cases, report)).status).toBe('turned-down');
});

test('what came in without an account is the same when everything is folded again', async () => {
  const cases = await openCases();
  await taken(cases, { photos: [photo], code: placeCode(canteen) });
  const [row] = await listed(cases);
  const live = await cases.view(sun, row!.id);
  await cases.school.parts.store.ledger.rebuild(yucai.id);
  expect(await cases.view(sun, row!.id)).toEqual(live);
  expect(live.hazard).toMatchObject({ from: 'public', reportedBy: yucai.id });
});

test('whoever reported it rates it once it is closed, once, and its case and papers say so', async () => {
  const cases = await openCases();
  const report = await taken(cases);
  const [row] = await listed(cases);
  const rate = (rating: object, secret = report.secret) =>
    cases.school.ask(null, 'POST', `/api/public-reports/${report.number}/rating`, rating, {
      'x-report-secret': secret,
    });
  const good = { stars: 4, note: '很快' };
  expect(await progress(cases, report)).toMatchObject({ mayRate: false, rating: null });
  expect(await refusal(await rate(good))).toEqual([422, 'step-not-now']);
  await cases.close(row!.id);
  expect((await progress(cases, report)).mayRate).toBe(true);
  expect(await refusal(await rate(good, 'wrong'))).toEqual([404, 'not-found']);
  for (const bad of [{ stars: 6, note: '' }, { stars: 4.5, note: '' }, { stars: 4 }])
    expect((await refusal(await rate(bad)))[1]).toBe('bad-shape');
  const [first, again] = [await rate(good), await rate(good)];
  expect([first.status, again.status]).toEqual([200, 200]);
  expect(await again.json()).toMatchObject({ mayRate: false, rating: good });
  expect(await refusal(await rate({ stars: 1, note: '' }))).toEqual([422, 'limit-reached']);
  const { hazard, steps } = await cases.view(sun, row!.id);
  expect(hazard.handling?.rating).toMatchObject(good);
  expect(steps.filter(({ said }) => said.do === 'rate')).toHaveLength(1);
  await cases.school.parts.store.ledger.rebuild(yucai.id);
  expect((await cases.view(sun, row!.id)).hazard).toEqual(hazard);
});

test('how somebody can be reached is kept until ninety days after the end of the case it was merged into', async () => {
  const cases = await openCases();
  const { store } = cases.school.parts;
  await taken(cases, { contact });
  const [row] = await listed(cases);
  const [between, main] = [await cases.report(wang), await cases.report(wang)];
  await cases.take(row!.id, sun, { do: 'merge', into: between, note: '' });
  await cases.take(between, sun, { do: 'merge', into: main, note: '' });
  const later = async (days: number): Promise<number> => {
    cases.school.clock.ms += days * dayMs;
    return forgetContacts(cases.school.parts, cases.school.clock.ms);
  };
  expect(await later(200)).toBe(0);
  cases.school.useCookie(sun, await cases.school.signIn(sun));
  await cases.take(main, sun, 'reject');
  // The report itself says how the case ended that goes on in its place, also when everything is folded again.
  const ended = { id: main, state: 'rejected', at: cases.school.clock.ms };
  expect((await cases.hazard(row!.id)).handling?.main).toMatchObject(ended);
  await store.ledger.rebuild(yucai.id);
  expect((await cases.hazard(row!.id)).handling?.main).toMatchObject(ended);
  expect(await later(89)).toBe(0);
  expect(await later(2)).toBe(1);
  expect(await store.publicReports.contact(yucai.id, row!.id)).toBeUndefined();
});

test('whoever was turned down says once why that was wrong: the safety office looks again, and the page shows what was said', async () => {
  const cases = await openCases();
  const report = await taken(cases);
  const [row] = await listed(cases);
  const appeal = (note: string, secret = report.secret) =>
    cases.school.ask(
      null,
      'POST',
      `/api/public-reports/${report.number}/appeal`,
      { note },
      { 'x-report-secret': secret },
    );
  expect(await refusal(await appeal('还在冒火花'))).toEqual([422, 'step-not-now']);
  await cases.take(row!.id, sun, 'reject');
  expect(await progress(cases, report)).toMatchObject({ status: 'turned-down', mayAppeal: true, appeal: '' });
  expect(await refusal(await appeal('还在冒火花', 'wrong'))).toEqual([404, 'not-found']);
  expect((await refusal(await appeal('')))[1]).toBe('bad-shape');
  const [first, again] = [await appeal('还在冒火花'), await appeal('还在冒火花')];
  expect([first.status, again.status]).toEqual([200, 200]);
  expect(await again.json()).toMatchObject({
    status: 'received',
    mayAppeal: false,
    appeal: '还在冒火花',
    endedAt: null,
  });
  expect(await refusal(await appeal('再说一次'))).toEqual([422, 'limit-reached']);
  const { hazard, steps } = await cases.view(sun, row!.id);
  expect([hazard.state, steps.filter(({ said }) => said.do === 'appeal').length]).toEqual(['reported', 1]);
  const { rows } = await cases.school.parts.store.messages.list(yucai.id, an.id, { limit: 50 });
  expect(rows[0]).toMatchObject({ topic: 'case-decide', about: row!.id });
  await cases.take(row!.id, sun, 'reject');
  expect(await progress(cases, report)).toMatchObject({ status: 'turned-down', mayAppeal: false });
  await cases.school.parts.store.ledger.rebuild(yucai.id);
  expect(await progress(cases, report)).toMatchObject({ appeal: '还在冒火花' });
});

test('appeals are throttled like reports', async () => {
  const cases = await openCases();
  const report = await taken(cases);
  const said = { note: '还在' };
  const appeal = () =>
    cases.school.ask(null, 'POST', `/api/public-reports/${report.number}/appeal`, said, {
      'x-report-secret': report.secret,
    });
  const codes = [];
  for (let n = 0; n < 25; n++) codes.push((await refusal(await appeal()))[1]);
  expect(codes.at(-1)).toBe('too-many-requests');
});

test('of what was reported here within two hours a second reporter is told only that it is there; the same goes on with it', async () => {
  const cases = await openCases();
  const similar = async (category: string, code = placeCode(floor2)) =>
    cases.school.ask(null, 'GET', `/api/public-places/${code}/similar/${category}`);
  const isKnown = async (category = 'electricity', code = placeCode(floor2)) =>
    ((await (await similar(category, code)).json()) as { isKnown: boolean }).isKnown;
  expect(await isKnown()).toBe(false);
  const first = await taken(cases, { contact, text: '门后插座冒火花' });
  const answer = await (await similar('electricity')).json();
  expect(answer).toEqual({ protocol: 'patrol/1', isKnown: true });
  expect([await isKnown('fire'), await isKnown('electricity', placeCode(canteen))]).toEqual([false, false]);
  expect(await refusal(await similar('nonsense'))).toEqual([400, 'bad-query']);
  const second = await taken(cases, { same: true, text: '我也看到插座在响' });
  const open = (await listed(cases)).filter(({ state }) => state === 'reported');
  expect(open).toHaveLength(1);
  const { steps } = await cases.view(sun, open[0]!.id);
  expect(steps.map(({ said }) => [said.do, 'note' in said && said.note])).toEqual([
    ['comment', `我也看到插座在响（${second.number}）`],
    ['took-in', false],
  ]);
  // Each sees the own words, and how the one case goes on.
  expect(await progress(cases, second)).toMatchObject({ status: 'received', text: '我也看到插座在响' });
  await cases.take(open[0]!.id, sun, 'assign');
  expect([await progress(cases, first), await progress(cases, second)]).toMatchObject([
    { status: 'working', text: '门后插座冒火花' },
    { status: 'working', text: '我也看到插座在响' },
  ]);
  cases.school.clock.ms += 2 * 3_600_000;
  expect(await isKnown()).toBe(false);
  // Said of what is known no more, it is a report like any other.
  await taken(cases, { same: true, text: '插座又冒火花' });
  expect((await listed(cases)).filter(({ state }) => state === 'reported')).toHaveLength(1);
});

test('what pupils ask to have mended is a repair, under the field it is of, and stands in 报修工单', async () => {
  const cases = await openCases();
  await taken(cases, { category: 'resources', text: '水龙头关不上', repair: { kind: 'water' } });
  const [row] = await listed(cases);
  expect(row).toMatchObject({ isRepair: true, category: 'resources' });
  const { hazard } = await cases.view(sun, row!.id);
  expect([hazard.from, hazard.repair]).toEqual(['public', { kind: 'water' }]);
});
