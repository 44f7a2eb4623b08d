import { expect, test } from 'vitest';
import * as cast from '../../../tests/cast.ts';
import { li, sun, wang, yucai } from '../../../tests/cast.ts';
import { an, dian } from '../../../tests/cast-cases.ts';
import { picture } from '../../../tests/proof/access/picture.ts';
import type { FirmCase } from '../../domain/firm-case.ts';
import type { FirmLinkMade, FirmLinks } from '../../domain/firm-link.ts';
import type { Audit } from '../../domain/audit.ts';
import type { Person } from '../../domain/person.ts';
import { openCases, type Cases } from '../cases.contract.ts';
import { wallClock } from '../../domain/wall-clock.ts';
import { forgetContacts } from '../forget-contacts.ts';
import { readWorkbook } from '../sheets/read-workbook.ts';

const dayMs = 86_400_000;
const before = picture('a socket');
const after = picture('a new socket');
const photoOf = (bytes: Uint8Array) => ({
  ...cast.photo('report', cast.sha256(bytes)),
  bytes: bytes.byteLength,
});
const firm = { firm: '江南消防维保', phone: '138 0000 0000' };
const refusal = async (answer: Response) => [answer.status, ((await answer.json()) as { code: string }).code];
const give = (cases: Cases, who: Person, id: string, body: object = firm) =>
  cases.school.ask(who, 'POST', `/api/hazards/${id}/firm-links`, body);
const given = async (cases: Cases, who: Person, id: string, body: object = firm) =>
  (await (await give(cases, who, id, body)).json()) as FirmLinkMade;
const asFirm = (
  cases: Cases,
  { number, secret }: Pick<FirmLinkMade, 'number' | 'secret'>,
  method = 'GET',
  more = '',
  body?: unknown,
) => cases.school.ask(null, method, `/api/firm-cases/${number}${more}`, body, { 'x-report-secret': secret });
const opened = (cases: Cases, link: FirmLinkMade) => asFirm(cases, link).then((a) => a.json() as Promise<FirmCase>);
const said = (over: object = {}) => ({ name: '王师傅', note: '插座已拆下，明天换新的', photos: [], ...over });
const later = async (cases: Cases, ms: number) => {
  cases.school.clock.ms += ms;
  for (const one of [sun, dian]) cases.school.useCookie(one, await cases.school.signIn(one));
};

/** A case that 赵电 is putting right. */
async function inHand(over: Parameters<Cases['report']>[1] = {}): Promise<{ cases: Cases; id: string }> {
  const cases = await openCases();
  const id = await cases.report(wang, { text: '插座发黑', ...over });
  await cases.take(id, sun, 'assign');
  await cases.take(id, dian, 'accept');
  return { cases, id };
}

test('whoever has a case gives an outside firm a link, which reads what is wrong and where, and no names', async () => {
  const { cases, id } = await inHand({ photos: [photoOf(before)], placeId: cast.canteen.id });
  const sha256 = cast.sha256(before);
  const link = await given(cases, dian, id);
  const shown = await opened(cases, link);
  expect(shown).toMatchObject({ number: link.number, schoolName: yucai.name, text: { zh: '插座发黑' }, photos: [] });
  expect(shown).toMatchObject({ category: 'electricity', grade: 'G', firm: '江南消防维保', said: [] });
  expect(shown.until).toBe(cases.school.clock.ms + 14 * dayMs);
  expect(JSON.stringify(shown)).not.toMatch(/赵电|孙静|王|138/);
  // What the school waits for is shown once it is here.
  expect((await cases.school.ask(wang, 'PUT', `/api/photos/${sha256}`, before)).status).toBe(200);
  expect((await opened(cases, link)).photos).toEqual([sha256]);
  const seen = await asFirm(cases, link, 'GET', `/photos/${sha256}`);
  expect([seen.status, Buffer.from(await seen.arrayBuffer()).equals(before)]).toEqual([200, true]);
  expect((await asFirm(cases, link, 'GET', `/photos/${cast.sha256(after)}`)).status).toBe(404);
});

test('what the firm says is progress of the case in its name, told to whoever has it and the safety office, and moves nothing', async () => {
  const { cases, id } = await inHand();
  const { store } = cases.school.parts;
  const link = await given(cases, dian, id);
  const photos = [photoOf(after)];
  const first = await asFirm(cases, link, 'POST', '/progress', said({ photos }));
  expect(await first.json()).toMatchObject({ said: [{ name: '王师傅', note: said().note, photos: 1 }] });
  const again = await asFirm(cases, link, 'POST', '/progress', said({ photos }));
  expect(((await again.json()) as FirmCase).said).toHaveLength(1);
  const put = (bytes: Uint8Array, sha256 = cast.sha256(bytes)) =>
    asFirm(cases, link, 'PUT', `/photos/${sha256}`, bytes);
  expect(await refusal(await put(before))).toEqual([404, 'record-first']);
  expect(await refusal(await put(Buffer.from('no picture'), cast.sha256(after)))).toEqual([415, 'not-image']);
  expect((await put(after)).status).toBe(200);
  const view = await cases.view(dian, id);
  expect(view.hazard.state).toBe('rectifying');
  expect(view.steps.at(-1)).toMatchObject({
    name: '江南消防维保 王师傅',
    said: { do: 'progress', outside: { firm: '江南消防维保', name: '王师傅' } },
    photos: [cast.sha256(after)],
  });
  expect(view.photos).toContainEqual({ sha256: cast.sha256(after), have: true });
  for (const who of [dian, an]) {
    const { rows } = await store.messages.list(yucai.id, who.id, { limit: 50 });
    const message = {
      topic: 'case-commented',
      about: id,
      facts: expect.objectContaining({ by: '江南消防维保 王师傅' }),
    };
    expect(rows).toContainEqual(expect.objectContaining(message));
  }
  // It is handed in as put right by whoever has it, and only then ends.
  await cases.take(id, dian, 'rectify');
  await store.ledger.rebuild(yucai.id);
  const { steps } = await cases.view(dian, id);
  expect(steps.filter(({ name }) => name === '江南消防维保 王师傅')).toHaveLength(1);
});

test('what the firm named is taken also once the case was handed in as put right, for a day, and nothing else; taken back nothing is', async () => {
  const { cases, id } = await inHand();
  const [link, other] = [await given(cases, dian, id), await given(cases, dian, id, { firm: '江北维保', phone: '' })];
  const late = picture('a lamp');
  await asFirm(cases, link, 'POST', '/progress', said({ photos: [photoOf(after), photoOf(late)] }));
  await asFirm(cases, other, 'POST', '/progress', said({ photos: [photoOf(before)] }));
  await later(cases, 1000);
  await cases.take(id, dian, 'rectify');
  const put = async (one: FirmLinkMade, bytes: Uint8Array, sha256 = cast.sha256(bytes)) =>
    (await asFirm(cases, one, 'PUT', `/photos/${sha256}`, bytes)).status;
  expect(await put(link, after)).toBe(200);
  expect((await cases.view(sun, id)).photos).toContainEqual({ sha256: cast.sha256(after), have: true });
  expect([await put(link, before), await put(link, late, 'no-hash')]).toEqual([404, 404]);
  expect((await asFirm(cases, link)).status).toBe(404);
  await cases.school.ask(sun, 'DELETE', `/api/hazards/${id}/firm-links/${other.id}`);
  expect(await put(other, before)).toBe(404);
  cases.school.clock.ms += dayMs;
  expect(await put(link, late)).toBe(404);
});

test('a link says among the steps and in the list of who did what that it was given and taken back, and how to reach the firm in neither', async () => {
  const { cases, id } = await inHand();
  const link = await given(cases, dian, id);
  const listed = () => cases.school.json<FirmLinks>(sun, 'GET', `/api/hazards/${id}/firm-links`);
  expect((await listed()).rows).toEqual([
    expect.objectContaining({ id: link.id, ...firm, byName: dian.name, isLive: true, takenBackAt: null }),
  ]);
  await later(cases, 1000);
  const back = () => cases.school.ask(sun, 'DELETE', `/api/hazards/${id}/firm-links/${link.id}`);
  expect([(await back()).status, (await back()).status]).toEqual([204, 404]);
  expect((await listed()).rows[0]).toMatchObject({ isLive: false });
  const { steps } = await cases.view(sun, id);
  expect(steps.slice(-2)).toMatchObject([
    { name: dian.name, said: { do: 'comment', link: 'given', note: '江南消防维保' } },
    { name: sun.name, said: { do: 'comment', link: 'taken-back', note: '江南消防维保' } },
  ]);
  expect(JSON.stringify(steps)).not.toContain('138');
  const { rows } = await cases.school.json<Audit>(sun, 'GET', '/api/audit?group=cases');
  expect(rows.slice(0, 2)).toMatchObject([
    { byName: sun.name, facts: { what: 'link-taken-back' } },
    { byName: dian.name, facts: { what: 'link-given' } },
  ]);
});

test('a firm whose link opens a case is one of those that process what is kept: what it sees, since when and until when', async () => {
  const { cases, id } = await inHand();
  const { school } = cases;
  const madeAt = school.clock.ms;
  const link = await given(cases, dian, id);
  const back = await given(cases, dian, id, { firm: '江北维保', phone: '' });
  await school.ask(sun, 'DELETE', `/api/hazards/${id}/firm-links/${back.id}`);
  const processing = async () => {
    const file = await school.ask(sun, 'GET', '/api/retention/inventory');
    const sheets = readWorkbook(Buffer.from(await file.arrayBuffer()));
    return sheets.find(({ name }) => name === '受托处理者')!.rows.map(({ cells }) => Array.from(cells.values()));
  };
  /** A day of a workbook is one since the end of 1899. */
  const minuteOf = (cell: unknown) => Math.round((Number(cell) - 25_569) * 24 * 60);
  const minute = (ms: number) => Math.round(wallClock(ms, yucai.timeZone).getTime() / 60_000);
  const [heads, ...rows] = await processing();
  expect(heads).toEqual(['处理者', '名称', '送去什么', '从何时', '到何时']);
  expect(rows.map(([way, name, what]) => [way, name, what])).toEqual([
    ['外单位链接', '江南消防维保', expect.stringContaining(link.number)],
  ]);
  expect(rows[0]?.[2]).toMatch(/地点.*照片.*没有姓名/);
  expect(rows[0]?.slice(3).map(minuteOf)).toEqual([minute(madeAt), minute(madeAt + 14 * dayMs)]);
  expect(JSON.stringify(rows)).not.toContain('138');
  await later(cases, 1000);
  await cases.take(id, dian, 'rectify');
  expect((await processing()).slice(1)).toEqual([['没有']]);
});

test('what is absent, wrong, over, taken back or of another case answers alike', async () => {
  const { cases, id } = await inHand();
  const other = await cases.report(wang);
  await cases.take(other, sun, 'assign');
  const link = await given(cases, dian, id);
  const [taken, elsewhere] = [await given(cases, dian, id), await given(cases, sun, other)];
  await cases.school.ask(dian, 'DELETE', `/api/hazards/${id}/firm-links/${taken.id}`);
  const text = async (one: Pick<FirmLinkMade, 'number' | 'secret'>, ...more: [string?, string?, unknown?]) => {
    const answer = await asFirm(cases, one, ...more);
    return [answer.status, (await answer.text()).replaceAll(/"requestId":"[^"]*"/g, '')].join(' ');
  };
  const absent = await text({ number: 'YH20261122-AAAAAA', secret: 'x' });
  expect(absent).toContain('not-found');
  for (const wrong of [
    { ...link, secret: 'wrong' },
    { ...link, secret: '' },
    { ...link, secret: 'x'.repeat(500) },
    { ...link, number: elsewhere.number },
    taken,
  ]) {
    expect.soft(await text(wrong)).toBe(absent);
    expect.soft(await text(wrong, 'POST', '/progress', said())).toBe(absent);
    expect.soft(await text(wrong, 'GET', `/photos/${cast.sha256(before)}`)).toBe(absent);
    expect.soft(await text(wrong, 'PUT', `/photos/${cast.sha256(after)}`, after)).toBe(absent);
  }
  await later(cases, 1000);
  await cases.take(id, dian, 'rectify');
  expect(await text(link)).toBe(absent);
  // Also where it comes back: another link is given then.
  await cases.take(id, sun, 'fail');
  expect(await text(link)).toBe(absent);
  await later(cases, 1000);
  const anew = await given(cases, dian, id);
  expect((await asFirm(cases, anew)).status).toBe(200);
  cases.school.clock.ms += 14 * dayMs;
  expect(await text(anew)).toBe(absent);
});

test('only whoever has the case and the safety office gives a link, while it is being put right, to so many at once', async () => {
  const cases = await openCases();
  const id = await cases.report(wang);
  expect(await refusal(await give(cases, sun, id))).toEqual([422, 'step-not-now']);
  await cases.take(id, sun, 'assign');
  for (const who of [wang, li]) expect.soft(await refusal(await give(cases, who, id))).toEqual([404, 'not-found']);
  for (const [body, code] of [
    [{ firm: ' ', phone: '' }, 'bad-shape'],
    [{ firm: '江南', phone: 'call me' }, 'bad-shape'],
    [{ firm: '江南', phone: '', days: 90 }, 'unknown-field'],
  ] as const)
    expect.soft((await refusal(await give(cases, dian, id, body)))[1]).toBe(code);
  for (let n = 0; n < 5; n++) expect((await give(cases, dian, id)).status).toBe(201);
  expect(await refusal(await give(cases, sun, id))).toEqual([422, 'limit-reached']);
  // Those that 提交整改 has ended are no longer among them.
  await cases.take(id, dian, 'accept');
  await later(cases, 1000);
  await cases.take(id, dian, 'rectify');
  await cases.take(id, sun, 'fail');
  await later(cases, 1000);
  expect((await give(cases, sun, id)).status).toBe(201);
});

test('no phone says it in the name of a firm, or that a link was given', async () => {
  const { cases, id } = await inHand();
  const hazard = await cases.hazard(id);
  const seen = { on: hazard.handling!.on, seen: { state: hazard.state, grade: hazard.grade } };
  for (const step of [
    { do: 'progress', note: '好了', photos: [], outside: { firm: '江南', name: '' } },
    { do: 'comment', note: '江南', photos: [], mentions: [], link: 'given' },
  ] as const)
    await expect(cases.takeAs(id, dian, { ...step, ...seen } as never)).rejects.toThrow('forbidden');
});

test('of where students live, and of what may say who they are, no photo leaves the school', async () => {
  const { cases, id } = await inHand({ photos: [photoOf(before)] });
  await cases.school.ask(wang, 'PUT', `/api/photos/${cast.sha256(before)}`, before);
  const link = await given(cases, dian, id);
  expect((await opened(cases, link)).placeName).toContain('宿舍');
  expect((await opened(cases, link)).photos).toEqual([]);
  expect((await asFirm(cases, link, 'GET', `/photos/${cast.sha256(before)}`)).status).toBe(404);
});

test('guessing and flooding are slowed down, and one link says so much', async () => {
  const { cases, id } = await inHand();
  const link = await given(cases, dian, id);
  for (let n = 0; n < 20; n++)
    expect((await asFirm(cases, link, 'POST', '/progress', said({ note: `第 ${n} 次` }))).status).toBe(200);
  expect(await refusal(await asFirm(cases, link, 'POST', '/progress', said()))).toEqual([429, 'too-many-requests']);
  for (let n = 0; n < 60; n++) await asFirm(cases, { ...link, secret: `guess ${n}` });
  expect((await asFirm(cases, link)).status).toBe(429);
  cases.school.clock.ms += 3_600_000;
  for (let n = 20; n < 30; n++)
    expect((await asFirm(cases, link, 'POST', '/progress', said({ note: `第 ${n} 次` }))).status).toBe(200);
  expect(await refusal(await asFirm(cases, link, 'POST', '/progress', said()))).toEqual([422, 'limit-reached']);
});

test('bad words and too many photos are said to be that, and nothing is kept', async () => {
  const { cases, id } = await inHand();
  const link = await given(cases, dian, id);
  const end = await cases.school.parts.store.ledger.end(yucai.id);
  const one = photoOf(after);
  for (const [over, code] of [
    [{ note: ' ' }, 'bad-shape'],
    [{ note: 'x'.repeat(401) }, 'bad-shape'],
    [{ photos: [one, one] }, 'not-listed'],
    [{ photos: [1, 2, 3, 4].map((n) => photoOf(picture(String(n)))) }, 'too-many-photos'],
    [{ photos: [{ ...one, bytes: 5_000_000 }] }, 'bad-shape'],
    [{ done: true }, 'unknown-field'],
  ] as const)
    expect.soft((await refusal(await asFirm(cases, link, 'POST', '/progress', said(over))))[1]).toBe(code);
  expect(await cases.school.parts.store.ledger.end(yucai.id)).toEqual(end);
});

test('how to reach the firm is forgotten ninety days after the link is over', async () => {
  const { cases, id } = await inHand();
  await given(cases, dian, id);
  const { store } = cases.school.parts;
  const tick = async (days: number) => {
    cases.school.clock.ms += days * dayMs;
    return forgetContacts(cases.school.parts, cases.school.clock.ms);
  };
  expect([await tick(14), await tick(89), await tick(2)]).toEqual([0, 0, 1]);
  expect(await store.firmLinks.list(yucai.id, id)).toEqual([]);
});
