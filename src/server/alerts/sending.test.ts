// A channel whose receiver is slow, refuses or never answers: what is handed in and what is closed meanwhile does not wait for it.
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test, vi } from 'vitest';
import { at, entry, floor2, id, sun, wang } from '../../../tests/cast.ts';
import { due, plan, route } from '../../../tests/cast-rounds.ts';
import type { Alerts } from '../../domain/alerts.ts';
import type { Rounds } from '../../domain/round-reports.ts';
import { closeRounds } from '../close-rounds.ts';
import { openSchool, type School } from '../school.contract.ts';
import { startSending } from './sending.ts';
import { noteNews } from './tell-everybody.ts';

const hourMs = 3_600_000;
/** 22 November, noon in China. */
const noon = Date.UTC(2026, 10, 22, 4);
const planned = noon + 10 * hourMs;

/** Takes what comes and keeps every answer back. `begin`: it says that it answers, and then no more. */
async function silent(begin = false): Promise<{ url: string; held: ServerResponse[] }> {
  const held: ServerResponse[] = [];
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      if (begin) response.writeHead(200).write('{');
      held.push(response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close().closeAllConnections();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/robot`, held };
}

async function nightTold(...urls: string[]): Promise<School> {
  const school = await openSchool();
  school.clock.ms = noon;
  await school.push(
    sun,
    entry('route-kept', route(), { subject: route().id, id: id(901), by: sun.id, opSeq: 1 }),
    entry('plan-kept', plan(), { subject: plan().id, id: id(902), by: sun.id, opSeq: 2 }),
  );
  const usual = { name: '值班群', kind: 'wecom', secret: '', topics: ['missed'], quiet: null };
  for (const url of urls) await school.json(sun, 'POST', '/api/alerts', { ...usual, url });
  return school;
}

const statesOf = async (school: School) =>
  (await school.json<Alerts>(sun, 'GET', '/api/alerts')).deliveries.map(({ state }) => state).sort();

const standings = async (school: School) =>
  (await school.json<Rounds>(sun, 'GET', '/api/rounds?from=2026-11-22&to=2026-11-22')).rows.map((row) => row.standing);

/** What the server does twice a minute. */
async function tick({ parts, clock }: School, sending: ReturnType<typeof startSending>, ms: number): Promise<void> {
  clock.ms = ms;
  await noteNews(parts, await closeRounds(parts, ms), ms);
  sending.soon(ms);
}

const walked = (school: School) => {
  const subject = `${plan().id}.2026-11-22.1440`;
  const starts = planned + 2 * hourMs;
  const about = (n: number) => ({ subject, id: id(910 + n), by: wang.id, opSeq: n, at: at(school.clock.ms) });
  const body = { planId: plan().id, placeId: floor2.id, how: 'scan' as const, code: null, at: at(school.clock.ms) };
  return school.push(
    wang,
    entry('round-started', { due: { ...due({ plannedAt: starts }), minute: 1440 }, from: null }, about(1)),
    entry('point-visited', { ...body, photos: [], location: null, micro: null }, about(2)),
  );
};

test.each([{ begin: false }, { begin: true }])(
  'while a group never answers, or not to the end ($begin), rounds are handed in and windows close, and what was to be told waits',
  async ({ begin }) => {
    const group = await silent(begin);
    const school = await nightTold(group.url);
    const sending = startSending(school.parts, school.parts.log);
    onTestFinished(() => sending.stop());
    await tick(school, sending, planned + 2 * hourMs + 60_000);
    await tick(school, sending, planned + 2 * hourMs + 7 * 60_000);
    await vi.waitFor(() => expect(group.held).toHaveLength(1), 8000);
    expect((await walked(school)).map(({ verdict }) => verdict)).toEqual(['accepted', 'accepted']);
    expect((await standings(school)).slice(0, 2)).toEqual(['missed', 'running']);
    school.forgetCookies();
    await tick(school, sending, planned + 4 * hourMs + 60_000);
    expect((await standings(school)).slice(0, 3)).toEqual(['missed', 'partly', 'open']);
    // Nobody has answered yet, and nobody is called twice at once.
    expect(group.held).toHaveLength(1);
    expect(await statesOf(school)).toEqual(['waiting', 'waiting']);
    // A server that ends waits for nobody; it goes out later.
    await sending.stop();
    expect(await statesOf(school)).toEqual(['waiting', 'waiting']);
  },
);

test('a group that answers late is told once, and one that refuses keeps nobody waiting either', async () => {
  const slow = await silent();
  const school = await nightTold(slow.url, 'http://127.0.0.1:1/robot');
  const sending = startSending(school.parts, school.parts.log);
  await tick(school, sending, planned + 2 * hourMs + 60_000);
  await tick(school, sending, planned + 2 * hourMs + 7 * 60_000);
  await vi.waitFor(() => expect(slow.held).toHaveLength(1), 8000);
  expect((await walked(school)).map(({ verdict }) => verdict)).toEqual(['accepted', 'accepted']);
  slow.held[0]!.end('{"errcode":0}');
  await vi.waitFor(async () => expect(await statesOf(school)).toEqual(['sent', 'waiting']), 8000);
  await sending.stop();
  expect(slow.held).toHaveLength(1);
});
