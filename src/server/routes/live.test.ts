import { expect, test } from 'vitest';
import { entry, id, inspection, li, sun, wang } from '../../../tests/cast.ts';
import { openSchool } from '../school.contract.ts';

/** What the stream says next, as text; nothing at its end. */
async function next(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<string> {
  const { value } = await reader.read();
  return Buffer.from(value ?? []).toString();
}

test('a manager who listens hears of what kind something was once it is written, and nothing of what it says', async () => {
  const school = await openSchool();
  const answer = await school.ask(sun, 'GET', '/api/live');
  expect(answer.headers.get('content-type')).toBe('text/event-stream');
  expect(answer.headers.get('cache-control')).toBe('no-store');
  const reader = answer.body!.getReader();
  expect(await next(reader)).toContain('event: open');
  const one = entry('inspection-submitted', inspection(), { id: id(7001), subject: id(7002), by: wang.id });
  expect(await school.push(wang, one)).toMatchObject([{ verdict: 'accepted' }]);
  const said = await next(reader);
  expect(said).toMatch(/event: changed\ndata: \[.*"inspection".*\]/);
  expect(said).not.toContain(wang.name);
  await reader.cancel();
});

test('whoever is no manager, or no more, hears nothing', async () => {
  const school = await openSchool();
  expect((await school.ask(li, 'GET', '/api/live')).status).toBe(404);
  expect((await school.ask(null, 'GET', '/api/live')).status).toBe(401);
  const reader = (await school.ask(sun, 'GET', '/api/live')).body!.getReader();
  await next(reader);
  expect((await school.ask(sun, 'DELETE', '/api/session')).ok).toBe(true);
  const one = entry('inspection-submitted', inspection(), { id: id(7001), subject: id(7002), by: wang.id });
  await school.push(wang, one);
  expect(await next(reader)).toBe('');
});

test('a server that ends lets go of those who listen', async () => {
  const ending = new AbortController();
  const school = await openSchool({ ending: ending.signal });
  const reader = (await school.ask(sun, 'GET', '/api/live')).body!.getReader();
  await next(reader);
  ending.abort();
  expect((await reader.read()).done).toBe(true);
});

test('that something is to be told over a channel is heard too', async () => {
  const school = await openSchool();
  const { store } = school.parts;
  const { id: schoolId } = (await store.documents.school())!;
  const reader = (await school.ask(sun, 'GET', '/api/live')).body!.getReader();
  await next(reader);
  await store.alerts.queue(schoolId, [
    { id: id(7101), channelId: id(7102), key: 'one', text: '', urgent: false, at: 0, nextAt: 0 },
  ]);
  expect(await next(reader)).toMatch(/event: changed\ndata: \[.*"alert".*\]/);
  await reader.cancel();
});
