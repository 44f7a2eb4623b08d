import { expect, onTestFinished, test } from 'vitest';
import * as rounds from '../../../tests/cast-rounds.ts';
import {
  admin,
  answer,
  at,
  canteen,
  dorm3,
  entry,
  floor2,
  id,
  inspection,
  li,
  photo,
  sha256,
  sun,
  tonight,
  wang,
  withAnswers,
  yucai,
  zhao,
} from '../../../tests/cast.ts';
import { openReceiver, type Receiver } from '../../../tests/webhook-receiver.ts';
import type { Audit } from '../../domain/audit.ts';
import type { Person } from '../../domain/person.ts';
import { webhookEvents, type NewWebhook, type WebhookMade, type Webhooks } from '../../domain/webhook.ts';
import { closeRounds } from '../close-rounds.ts';
import { openSchool, type School } from '../school.contract.ts';
import { tellWebhooks } from './run.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

async function receiver(): Promise<Receiver> {
  const one = await openReceiver();
  onTestFinished(() => one.close());
  return one;
}
async function subscribe(school: School, to: Receiver, over: Partial<NewWebhook> = {}): Promise<string> {
  const wanted = { name: '大屏', url: to.url, events: [...webhookEvents], places: [], ...over };
  const made = await school.json<WebhookMade>(sun, 'POST', '/api/webhooks', wanted);
  to.secret = made.secret;
  return made.id;
}
const shown = (school: School) => school.json<Webhooks>(sun, 'GET', '/api/webhooks');
const tick = (school: School, afterMs = 0) =>
  tellWebhooks(school.parts, school.parts.log, (school.clock.ms += afterMs));

const door = sha256('the open door');
let n = 0;
async function handIn(school: School, by: Person = wang, placeId = floor2.id, over = {}) {
  const answers = withAnswers(answer('Z1-01', 'fail', { note: '请打 13912345678', photos: [door] }));
  const photos = [photo('Z1-01', door), ...inspection().photos];
  const about = { subject: id(40_000 + ++n), id: id(50_000 + n), by: by.id, device: by.id, opSeq: n, ...over };
  const said = entry('inspection-submitted', inspection({ placeId, answers, photos }), about);
  expect((await school.push(by, said))[0]?.verdict).toBe('accepted');
  return said;
}

test('what happens is told once, signed, with what others may read of it', async () => {
  const [school, other] = [await openSchool(), await receiver()];
  await handIn(school);
  await subscribe(school, other);
  const { subject, id: entryId } = await handIn(school);
  await tick(school);
  await tick(school);
  const about = { at: school.clock.ms, school: { id: yucai.id, name: yucai.name } };
  expect(other.got.map(({ said }) => said)).toMatchObject([
    {
      id: `inspection-received ${entryId} ${subject}`,
      event: 'inspection-received',
      ...about,
      data: { id: subject, by: '王秀兰' },
    },
    { event: 'hazard-opened', ...about, data: { id: `${subject}.Z1-01`, inspectionId: subject, note: '请打 ＊＊＊' } },
  ]);
  for (const { isSigned, signedAt, headers, said } of other.got) {
    expect([isSigned, signedAt]).toEqual([true, school.clock.ms]);
    expect(headers['x-patrol-event']).toBe(said.event);
  }
  const { deliveries } = await shown(school);
  expect(new Set(deliveries.map(({ id }) => id))).toEqual(
    new Set(other.got.map(({ headers }) => headers['x-patrol-delivery'])),
  );
  expect(deliveries.map(({ state, tries, said }) => [state, tries, said])).toEqual([
    ['sent', 1, '204'],
    ['sent', 1, '204'],
  ]);
});

test('a case that is changed, corrected away and closed is told as that', async () => {
  const [school, other] = [await openSchool(), await receiver()];
  await subscribe(school, other, { events: ['hazard-opened', 'hazard-changed', 'hazard-closed'] });
  const first = await handIn(school);
  await tick(school);
  const comment = {
    do: 'comment' as const,
    on: null,
    seen: { state: 'reported' as const, grade: 'G' as const },
    placeId: floor2.id,
    note: '已看到',
    mentions: [],
    photos: [],
  };
  const hazard = `${first.subject}.Z1-01`;
  await school.push(
    sun,
    entry('hazard-handled', comment, { subject: hazard, by: sun.id, device: id(901), opSeq: ++n, id: id(50_000 + n) }),
  );
  await tick(school);
  const reject = {
    do: 'reject' as const,
    on: null,
    seen: comment.seen,
    placeId: floor2.id,
    reason: 'no-hazard' as const,
    note: '不是隐患',
  };
  const verdicts = await school.push(
    sun,
    entry('hazard-handled', reject, { subject: hazard, by: sun.id, device: id(901), opSeq: ++n, id: id(50_000 + n) }),
  );
  expect(verdicts[0]?.verdict).toBe('accepted');
  await tick(school);
  const second = await handIn(school);
  const corrected = inspection({ correction: { reason: '看错了' } });
  await school.push(
    wang,
    entry('inspection-submitted', corrected, {
      subject: second.subject,
      supersedes: second.id,
      by: wang.id,
      device: wang.id,
      opSeq: ++n,
      id: id(50_000 + n),
    }),
  );
  await tick(school);
  expect(other.got.map(({ said }) => [said.event, said.data['id'], said.data['state']])).toEqual([
    ['hazard-opened', hazard, 'reported'],
    ['hazard-changed', hazard, 'reported'],
    ['hazard-closed', hazard, 'rejected'],
    // Both were written before it was looked through: each is told as the case is now.
    ['hazard-closed', `${second.subject}.Z1-01`, 'withdrawn'],
    ['hazard-closed', `${second.subject}.Z1-01`, 'withdrawn'],
  ]);
});

const noon = tonight - 10.5 * hourMs;

test('a window that closed with points nobody was at, and a sample that was taken late', async () => {
  const [school, other] = [await openSchool(), await receiver()];
  const { id: _fixed, ...sampler } = zhao;
  const cook = await school.join(sampler);
  school.clock.ms = noon;
  await school.push(
    sun,
    entry('route-kept', rounds.route(), {
      subject: rounds.route().id,
      id: id(60_001),
      by: sun.id,
      device: id(901),
      opSeq: 1,
    }),
    entry('plan-kept', rounds.plan(), {
      subject: rounds.plan().id,
      id: id(60_002),
      by: sun.id,
      device: id(901),
      opSeq: 2,
    }),
  );
  await subscribe(school, other, { events: ['round-closed', 'round-missed', 'sample-late'] });
  school.clock.ms = tonight + 1.6 * hourMs;
  await closeRounds(school.parts, school.clock.ms);
  await tick(school);
  expect(other.got.map(({ said }) => [said.event, said.data['outcome']])).toEqual([
    ['round-closed', 'missed'],
    ['round-missed', 'missed'],
  ]);
  expect(other.got[0]?.said.data).toMatchObject({
    points: { due: 2, seen: 0, missed: [{ id: floor2.id }, { id: canteen.id }] },
  });
  const dish = { canteenId: canteen.id, day: '2026-11-22', meal: 'dinner' as const, dish: '米饭', until: '18:30' };
  const kept = { grams: 130, box: '1', fridge: '1号柜', shelf: '', takenAt: at(), photos: [] };
  const late = { subject: id(46_000), schema: 2 as const, id: id(56_000), by: cook.id, device: cook.id, opSeq: 1 };
  expect((await school.push(cook, entry('sample-taken', { ...dish, ...kept }, late)))[0]?.verdict).toBe('accepted');
  await tick(school);
  expect(other.got.slice(2).map(({ said }) => [said.event, said.data])).toEqual([
    [
      'sample-late',
      expect.objectContaining({
        id: late.subject,
        canteen: { id: canteen.id, name: '食堂' },
        dish: '米饭',
        takenAt: tonight,
      }),
    ],
  ]);
});

test('who does not answer is tried again later and later, keeps nobody waiting, and is given up after a day', async () => {
  const [school, good, bad] = [await openSchool(), await receiver(), await receiver()];
  bad.says.status = 500;
  await subscribe(school, bad, { events: ['hazard-opened'], name: '坏的' });
  await subscribe(school, good, { events: ['hazard-opened'] });
  await handIn(school);
  const since = school.clock.ms;
  await tick(school);
  expect([good.got.length, bad.got.length]).toEqual([1, 1]);
  for (const [minutes, tries] of [
    [0.9, 1],
    [0.1, 2],
    [4.9, 2],
    [0.1, 3],
    [15, 4],
  ] as const) {
    await tick(school, minutes * minuteMs);
    expect([minutes, bad.got.length]).toEqual([minutes, tries]);
  }
  expect(bad.got.every(({ isSigned }) => isSigned)).toBe(true);
  expect(new Set(bad.got.map(({ raw }) => raw)).size).toBe(1);
  while (school.clock.ms < since + 25 * hourMs) await tick(school, hourMs);
  const ofBad = (await shown(school)).deliveries.filter(({ state }) => state !== 'sent');
  expect(ofBad).toMatchObject([{ state: 'failed', said: '500' }]);
  const asked = bad.got.length;
  await tick(school, 24 * hourMs);
  expect(bad.got.length).toBe(asked);
  bad.says.status = 200;
  const [{ id: delivery, webhookId } = { id: '', webhookId: '' }] = ofBad;
  const again = (who: Person, of = webhookId) =>
    school.ask(who, 'POST', `/api/webhooks/${of}/deliveries/${delivery}/again`, {});
  expect((await again(sun, id(999))).status).toBe(404);
  expect((await again(wang)).status).toBe(404);
  school.useCookie(sun, await school.signIn(sun));
  expect((await again(sun)).status).toBe(204);
  await tick(school);
  expect(bad.got.length).toBe(asked + 1);
  expect(bad.got.at(-1)?.raw).toBe(bad.got[0]?.raw);
  expect((await shown(school)).deliveries.map(({ state }) => state)).toEqual(['sent', 'sent']);
});

test('nothing is written about an answer but its status, and nobody is followed elsewhere', async () => {
  const [school, other, elsewhere] = [await openSchool(), await receiver(), await receiver()];
  await subscribe(school, other, { events: ['hazard-opened'] });
  other.says = { status: 302, location: elsewhere.url };
  await handIn(school);
  await tick(school);
  expect([other.got.length, elsewhere.got.length]).toEqual([1, 0]);
  const text = JSON.stringify(await shown(school));
  expect(text).not.toContain('thank you');
  expect(text).not.toContain(other.secret);
  expect(text).not.toContain('key=1');
});

test('only what happens at its places, as long as whoever made it may have it told', async () => {
  const [school, other] = [await openSchool(), await receiver()];
  await subscribe(school, other, { events: ['inspection-received'], places: [dorm3.id] });
  await handIn(school, li, canteen.id);
  const seen = await handIn(school, li, floor2.id);
  await tick(school);
  expect(other.got.map(({ said }) => said.data['id'])).toEqual([seen.subject]);
  const boss = await school.join({ name: '何校长', username: 'he', role: 'principal', scope: [] });
  await school.json(boss, 'POST', `/api/people/${sun.id}/changed`, { name: sun.name, role: 'repair', scope: [] });
  await handIn(school, li, floor2.id);
  await tick(school);
  expect(other.got.length).toBe(1);
  expect((await school.json<Webhooks>(boss, 'GET', '/api/webhooks')).rows[0]?.state).toBe('stopped');
  await school.json(boss, 'POST', `/api/people/${sun.id}/changed`, { name: sun.name, role: sun.role, scope: [] });
  await tick(school);
  expect(other.got.length).toBe(2);
});

test('what is held for a manager is told when it counts', async () => {
  const [school, other] = [await openSchool(), await receiver()];
  await subscribe(school, other, { events: ['inspection-received'] });
  const about = { subject: id(45_000), id: id(55_000), by: wang.id, device: wang.id, opSeq: 9000 };
  const [verdict] = await school.push(wang, entry('inspection-submitted', inspection({ placeId: canteen.id }), about));
  expect(verdict?.verdict).toBe('quarantined');
  await tick(school);
  expect(other.got).toEqual([]);
  const { rows } = await school.json<{ rows: { id: string }[] }>(sun, 'GET', '/api/held');
  await school.ask(sun, 'POST', `/api/held/${rows[0]?.id}/settled`, { outcome: 'released', reason: '' });
  await tick(school);
  expect(other.got.map(({ said }) => said.data['id'])).toEqual([about.subject]);
});

test('made and removed by who may, told in the list of who did what, and refused by its code', async () => {
  const [school, other] = [await openSchool(), await receiver()];
  const wanted = { name: '大屏', url: other.url, events: ['hazard-opened'], places: [] };
  const tried = async (over: object, who = sun) => {
    const response = await school.ask(who, 'POST', '/api/webhooks', { ...wanted, ...over });
    return [response.status, ((await response.json()) as { code?: string }).code];
  };
  for (const over of [
    { url: 'http://10.0.0.1/x' },
    { url: 'ftp://a.example' },
    { url: 'https://u:p@a.example/' },
    { url: 'https://a.example:99999/' },
    { url: 'https://1.2.3.4.5/' },
    { events: [] },
    { events: ['x'] },
    { name: '' },
  ])
    expect.soft(await tried(over)).toEqual([400, 'bad-shape']);
  expect(await tried({ places: [id(999)] })).toEqual([422, 'place-unknown']);
  expect(await tried({}, admin)).toEqual([403, 'forbidden']);
  expect(await tried({}, wang)).toEqual([404, 'not-found']);
  const made = await subscribe(school, other);
  await handIn(school);
  expect((await school.ask(admin, 'DELETE', `/api/webhooks/${made}`)).status).toBe(204);
  await tick(school);
  expect(other.got).toEqual([]);
  expect((await shown(school)).deliveries).toEqual([]);
  const { rows } = await school.json<Audit>(sun, 'GET', '/api/audit?group=exports');
  expect(rows.map(({ kind }) => kind).sort()).toEqual(['webhook-made', 'webhook-removed']);
  for (let one = 0; one < 10; one++) await subscribe(school, other);
  expect(await tried({})).toEqual([422, 'limit-reached']);
});

test('who keeps the accounts sees what became of a message, and not what it told', async () => {
  const [school, other] = [await openSchool(), await receiver()];
  await subscribe(school, other, { events: ['hazard-opened'] });
  await handIn(school);
  await tick(school);
  const [told] = (await shown(school)).deliveries;
  expect(told?.about).toContain('2层');
  const seen = await school.json<Webhooks>(admin, 'GET', '/api/webhooks');
  expect(seen.deliveries).toEqual([{ ...told, about: '' }]);
});

test('a kill between looking through and sending loses and doubles nothing that is queued', async () => {
  const [school, other] = [await openSchool(), await receiver()];
  const webhookId = await subscribe(school, other, { events: ['hazard-opened'] });
  await handIn(school);
  const { webhooks } = school.parts.store;
  const before = (await webhooks.list(yucai.id)).find((one) => one.id === webhookId)!;
  await tick(school);
  // The same lines looked through again, by whoever had read where it stood before.
  const end = await school.parts.store.ledger.end(yucai.id);
  await webhooks.queue(
    yucai.id,
    webhookId,
    [{ id: id(70_001), key: 'x', nth: 1, event: 'hazard-opened', about: '', body: '{}', at: 1 }],
    end.seq,
  );
  expect(before.seq).toBeLessThan(end.seq);
  await tick(school);
  expect(other.got.length).toBe(1);
});

test('a server that ends waits for no receiver, and tells it again afterwards under the same id', async () => {
  const [school, other] = [await openSchool(), await receiver()];
  await subscribe(school, other, { events: ['hazard-opened'] });
  await handIn(school);
  const ending = new AbortController();
  other.says = { status: 204, hold: () => ending.abort() };
  await tellWebhooks(school.parts, school.parts.log, school.clock.ms, ending.signal);
  expect(other.got.length).toBe(1);
  expect((await shown(school)).deliveries).toMatchObject([{ state: 'waiting', tries: 0 }]);
  other.says = { status: 204 };
  await tick(school);
  expect(other.got.map(({ headers }) => headers['x-patrol-delivery'])).toEqual([
    other.got[0]?.headers['x-patrol-delivery'],
    other.got[0]?.headers['x-patrol-delivery'],
  ]);
  expect((await shown(school)).deliveries).toMatchObject([{ state: 'sent', tries: 1 }]);
});
