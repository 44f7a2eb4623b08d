import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import {
  answer,
  entry,
  inspection,
  li,
  photo,
  sha256,
  sound,
  sun,
  voice,
  wang,
  withAnswers,
} from '../../../tests/cast.ts';
import { soon } from '../../../tests/soon.ts';
import { maxPhotoBytes } from '../../domain/photo.ts';
import type { PhotoAnswer } from '../../domain/protocol.ts';
import { drawPicture } from '../demo/picture.ts';
import { chance } from '../demo/random.ts';
import { startKeepingTimes } from '../keep-times.ts';
import { receiving } from '../photos/receive.ts';
import { openSchool, type School } from '../school.contract.ts';

const door = drawPicture(chance(1), '2026-11-22 22:30');
const stairs = drawPicture(chance(2), '2026-11-22 22:31');

/** Wang's record of these photos has arrived; returns the entry. */
async function recorded(school: School, ...pictures: Uint8Array[]) {
  const hashes = pictures.map((bytes) => sha256(bytes));
  const body = inspection({
    photos: hashes.map((sha) => photo('Z1-09', sha)),
    answers: withAnswers(answer('Z1-09', 'taken', { photos: hashes })),
  });
  const one = entry('inspection-submitted', body);
  expect(await school.push(wang, one)).toMatchObject([{ verdict: 'accepted' }]);
  return one;
}

const url = (bytes: Uint8Array) => `/api/photos/${sha256(bytes)}`;
const put = (school: School, bytes: Uint8Array, headers: Record<string, string> = {}) =>
  school.ask(wang, 'PUT', url(bytes), bytes, headers);
const patch = (school: School, bytes: Uint8Array, from: number, to: number, headers: Record<string, string> = {}) =>
  school.ask(wang, 'PATCH', url(bytes), bytes.subarray(from, to), {
    'upload-offset': String(from),
    'upload-length': String(bytes.length),
    ...headers,
  });
const code = async (response: Response) => ((await response.json()) as { code: string }).code;
const parts = (school: School) => readdirSync(join(school.dataDir, 'tmp')).filter((name) => name.endsWith('.part'));
const blob = (school: School, bytes: Uint8Array) => {
  const sha = sha256(bytes);
  return readFileSync(join(school.dataDir, 'blobs', sha.slice(0, 2), sha.slice(2, 4), sha));
};

test('a photo arrives byte for byte and the answer says what its entry still waits for', async () => {
  const school = await openSchool();
  const one = await recorded(school, door, stairs);
  const first = (await (await put(school, door)).json()) as PhotoAnswer;
  expect(first).toMatchObject({
    complete: true,
    offset: door.length,
    entries: [{ id: one.id, missing: [sha256(stairs)] }],
  });
  const second = (await (await put(school, stairs)).json()) as PhotoAnswer;
  expect(second.entries).toEqual([{ id: one.id, missing: [] }]);
  expect(blob(school, door).equals(door)).toBe(true);
  expect(parts(school)).toEqual([]);
});

test('23 a photo that no entry of this person lists is told to send the record first', async () => {
  const school = await openSchool();
  expect(await code(await put(school, door))).toBe('record-first');
  await recorded(school, door);
  const theirs = await school.ask(li, 'PUT', url(door), door);
  expect(await code(theirs)).toBe('record-first');
  expect((await school.ask(li, 'HEAD', url(door))).status).toBe(404);
});

test('T3 naming a hash does not reveal that somebody else has sent the photo', async () => {
  const school = await openSchool();
  await recorded(school, door);
  await put(school, door);
  const copy = inspection({
    photos: [photo('Z1-09', sha256(door))],
    answers: withAnswers(answer('Z1-09', 'taken', { photos: [sha256(door)] })),
  });
  const [verdict] = await school.push(
    li,
    entry('inspection-submitted', copy, { by: li.id, subject: '01900000-0000-7000-8000-000000000abc' }),
  );
  expect(verdict).toMatchObject({ verdict: 'accepted', receipt: { missing: [sha256(door)] } });
  const head = await school.ask(li, 'HEAD', url(door));
  expect([head.headers.get('upload-offset'), head.headers.get('upload-complete')]).toEqual(['0', '?0']);
  const read = await school.ask(
    li,
    'GET',
    `/api/inspections/01900000-0000-7000-8000-000000000abc/photos/${sha256(door)}`,
  );
  expect(read.status).toBe(404);
});

test('a photo sent again is known', async () => {
  const school = await openSchool();
  await recorded(school, door);
  await put(school, door);
  expect(await (await put(school, door)).json()).toMatchObject({ complete: true, offset: door.length });
});

test.each([
  ['25 bytes that do not match the hash', new TextEncoder().encode('other'), 'hash-mismatch'],
  ['26 zero bytes', new Uint8Array(0), 'empty'],
])('%s are refused and leave nothing behind', async (_name, bytes, expected) => {
  const school = await openSchool();
  await recorded(school, door);
  expect(await code(await school.ask(wang, 'PUT', url(door), bytes))).toBe(expected);
  expect(parts(school)).toEqual([]);
  expect((await school.ask(wang, 'HEAD', url(door))).headers.get('upload-offset')).toBe('0');
});

test('28 a page named as a photo is no image', async () => {
  const school = await openSchool();
  const page = new TextEncoder().encode('<!doctype html><script>alert(1)</script>');
  await recorded(school, page);
  expect(await code(await put(school, page))).toBe('not-image');
});

test('31 more than 15 MB is refused from the header and while reading', async () => {
  const school = await openSchool();
  await recorded(school, door);
  expect(await code(await put(school, door, { 'content-length': String(maxPhotoBytes + 1) }))).toBe('too-large');
  const endless = new Uint8Array(maxPhotoBytes + 1);
  expect(await code(await school.ask(wang, 'PUT', url(door), endless))).toBe('too-large');
  expect(parts(school)).toEqual([]);
});

test('a photo in chunks goes on where it stopped and is complete at the last byte', async () => {
  const school = await openSchool();
  const one = await recorded(school, door);
  const half = Math.floor(door.length / 2);
  expect(await (await patch(school, door, 0, half)).json()).toMatchObject({ complete: false, offset: half });
  const head = await school.ask(wang, 'HEAD', url(door));
  expect([head.headers.get('upload-offset'), head.headers.get('upload-complete')]).toEqual([String(half), '?0']);
  const last = await patch(school, door, half, door.length);
  expect(await last.json()).toMatchObject({ complete: true, entries: [{ id: one.id, missing: [] }] });
  expect(blob(school, door).equals(door)).toBe(true);
  expect((await school.ask(wang, 'HEAD', url(door))).headers.get('upload-complete')).toBe('?1');
});

test('32 a chunk at the wrong place is told the right one', async () => {
  const school = await openSchool();
  await recorded(school, door);
  await patch(school, door, 0, 100);
  const wrong = await patch(school, door, 50, 150);
  expect(wrong.status).toBe(409);
  expect(wrong.headers.get('upload-offset')).toBe('100');
});

test('33 a chunk beyond the length, a negative offset or another length is refused and changes nothing', async () => {
  const school = await openSchool();
  await recorded(school, door);
  await patch(school, door, 0, 100);
  const beyond = await school.ask(wang, 'PATCH', url(door), new Uint8Array(door.length), { 'upload-offset': '100' });
  expect(await code(beyond)).toBe('bad-request');
  expect(await code(await patch(school, door, 100, 200, { 'upload-offset': '-1' }))).toBe('bad-request');
  expect(await code(await patch(school, door, 100, 200, { 'upload-length': '5' }))).toBe('bad-request');
  expect((await school.ask(wang, 'HEAD', url(door))).headers.get('upload-offset')).toBe('100');
  expect((await patch(school, door, 100, door.length)).status).toBe(200);
});

test('the first chunk must say how long the photo will be', async () => {
  const school = await openSchool();
  await recorded(school, door);
  expect(await code(await school.ask(wang, 'PATCH', url(door), door.subarray(0, 9), { 'upload-offset': '0' }))).toBe(
    'length-required',
  );
});

test('34 two tabs at once end with the same bytes; the second is known or told where to go on', async () => {
  const school = await openSchool();
  await recorded(school, door, stairs);
  const whole = await Promise.all([put(school, door), put(school, door), put(school, door)]);
  expect(whole.map(({ status }) => status)).toEqual([200, 200, 200]);
  expect(blob(school, door).equals(door)).toBe(true);
  const chunks = await Promise.all([
    patch(school, stairs, 0, 900),
    patch(school, stairs, 0, 900),
    patch(school, stairs, 0, 900),
  ]);
  expect(chunks.map(({ status }) => status).sort((a, b) => a - b)).toEqual([200, 409, 409]);
  await patch(school, stairs, 900, stairs.length);
  expect(blob(school, stairs).equals(stairs)).toBe(true);
});

test('who lost the line goes on at once, while the server still listens to a connection that nobody speaks on', async () => {
  const school = await openSchool();
  await recorded(school, door);
  const half = Math.floor(door.length / 2);
  vi.useFakeTimers({ toFake: ['performance'] });
  onTestFinished(() => void vi.useRealTimers());
  let silent: ReadableStreamDefaultController<Uint8Array>;
  const body = new ReadableStream<Uint8Array>({ start: (line) => (silent = line).enqueue(door.slice(0, half)) });
  const cookie = await school.cookieOf(wang);
  const lost = school.app.request(url(door), {
    method: 'PATCH',
    body,
    headers: {
      cookie,
      'x-patrol': '1',
      'content-type': 'image/jpeg',
      'upload-offset': '0',
      'upload-length': `${door.length}`,
    },
    duplex: 'half',
  } as RequestInit);
  const offset = async () => (await school.ask(wang, 'HEAD', url(door))).headers.get('upload-offset');
  await expect.poll(offset).toBe(String(half));
  const whileItMaySpeak = await patch(school, door, half, door.length);
  expect([whileItMaySpeak.status, whileItMaySpeak.headers.get('upload-offset')]).toEqual([409, String(half)]);

  vi.advanceTimersByTime(3000);
  expect(await offset()).toBe(String(half));
  expect((await lost).status).toBe(408);
  silent!.enqueue(door.slice(half));
  expect(await (await patch(school, door, half, door.length)).json()).toMatchObject({ complete: true });
  expect(blob(school, door).equals(door)).toBe(true);
});

test('25 chunks that add up to something else are refused and start again from nothing', async () => {
  const school = await openSchool();
  await recorded(school, door);
  const other = Uint8Array.from(door);
  other[other.length - 1] = 0;
  const given = await school.ask(wang, 'PATCH', url(door), other, {
    'upload-offset': '0',
    'upload-length': String(door.length),
  });
  expect(await code(given)).toBe('hash-mismatch');
  expect((await school.ask(wang, 'HEAD', url(door))).headers.get('upload-offset')).toBe('0');
  expect((await put(school, door)).status).toBe(200);
});

test('35 an upload nobody goes on with for a week begins anew, and is cleared by the nightly look', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  onTestFinished(() => void vi.useRealTimers());
  const school = await openSchool();
  const offset = async (bytes: Uint8Array) => (await school.ask(wang, 'HEAD', url(bytes))).headers.get('upload-offset');
  await recorded(school, door, stairs);
  await patch(school, door, 0, 100);
  const [old] = parts(school);
  school.clock.ms += 6 * 86_400_000;
  await patch(school, stairs, 0, 100);
  const young = parts(school).find((one) => one !== old);
  school.clock.ms += 2 * 86_400_000;
  expect([await offset(door), await offset(stairs)]).toEqual(['0', '100']);
  // What a request is receiving at that moment is in no list yet.
  writeFileSync(join(school.dataDir, 'tmp', 'arriving.part'), 'x');
  const stop = startKeepingTimes(school.parts, school.parts.log);
  onTestFinished(stop);
  vi.advanceTimersByTime(10 * 60_000);
  await soon(() => expect(parts(school)).not.toContain(old));
  expect(new Set(parts(school))).toEqual(new Set([young, 'arriving.part']));
  await receiving(school.parts).clearLeft();
  expect(parts(school)).toEqual([young]);
  expect([await offset(door), await offset(stairs)]).toEqual(['0', '100']);
});

test('35 who comes back after a week sends it from the beginning, and it is whole', async () => {
  const school = await openSchool();
  await recorded(school, door);
  await patch(school, door, 0, 100);
  school.clock.ms += 8 * 86_400_000;
  const late = await patch(school, door, 100, 200);
  expect([late.status, late.headers.get('upload-offset')]).toEqual([409, '0']);
  expect((await patch(school, door, 0, 100)).status).toBe(200);
  expect(parts(school)).toHaveLength(1);
  const going = patch(school, door, 100, door.length);
  await receiving(school.parts).clearAbandoned();
  expect(await (await going).json()).toMatchObject({ complete: true });
});

test('T2 a photo is read through its record only, by those who may see the record, and is never kept', async () => {
  const school = await openSchool();
  const one = await recorded(school, door);
  await put(school, door);
  const path = `/api/inspections/${one.subject}/photos/${sha256(door)}`;
  for (const who of [wang, sun]) {
    const read = await school.ask(who, 'GET', path);
    expect(Buffer.from(await read.arrayBuffer()).equals(door)).toBe(true);
    expect(Object.fromEntries(read.headers)).toMatchObject({
      'content-type': 'image/png',
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
      'content-disposition': 'inline',
    });
    expect(read.headers.get('content-security-policy')).toContain('sandbox');
  }
  expect((await school.ask(li, 'GET', path)).status).toBe(404);
  expect((await school.ask(null, 'GET', path)).status).toBe(401);
  expect((await school.ask(sun, 'GET', `/api/inspections/${one.subject}/photos/${sha256(stairs)}`)).status).toBe(404);
});

/** Wang's record with something said on an item; returns the entry. */
async function spokenOf(school: School, note: Uint8Array) {
  const one = entry('inspection-submitted', inspection({ voices: [voice('Z1-01', note)] }), { schema: 3 });
  const [verdict] = await school.push(wang, one);
  return { one, verdict };
}

test('a spoken note goes the road of the photos, and is heard by those who may see its record', async () => {
  const school = await openSchool();
  const note = sound('it drips');
  const { one, verdict } = await spokenOf(school, note);
  expect(verdict).toMatchObject({ verdict: 'accepted', receipt: { missing: one.photos } });
  expect(one.photos).toContain(sha256(note));
  expect(await (await patch(school, note, 0, 10)).json()).toMatchObject({ complete: false, offset: 10 });
  expect(await (await patch(school, note, 10, note.length)).json()).toMatchObject({ complete: true });
  const path = `/api/inspections/${one.subject}/photos/${sha256(note)}`;
  for (const who of [wang, sun]) {
    const heard = await school.ask(who, 'GET', path);
    expect(Buffer.from(await heard.arrayBuffer()).equals(note)).toBe(true);
    expect(Object.fromEntries(heard.headers)).toMatchObject({
      'content-type': 'audio/webm',
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    });
    expect(heard.headers.get('content-security-policy')).toContain('sandbox');
  }
  expect((await school.ask(li, 'GET', path)).status).toBe(404);
  expect((await school.ask(null, 'GET', path)).status).toBe(401);
});

test.each([
  [
    'a page named as a note',
    new TextEncoder().encode('<html>webm OpusHead ftypM4A <script>alert(1)</script>'),
    'not-image',
  ],
  ['a note of more than a megabyte', sound('x'.repeat(1024 * 1024)), 'too-large'],
])('%s is refused and leaves nothing behind', async (_what, bytes, expected) => {
  const school = await openSchool();
  await recorded(school, bytes);
  expect(await code(await put(school, bytes))).toBe(expected);
  expect(parts(school)).toEqual([]);
});

test('a note on an item that is not there, or of an hour, is refused', async () => {
  const school = await openSchool();
  const said = voice('Z1-01', sound('x'));
  const push = (over: object) =>
    school.push(wang, entry('inspection-submitted', inspection({ voices: [{ ...said, ...over }] }), { schema: 3 }));
  expect(await push({ itemId: 'Z1-99' })).toMatchObject([{ verdict: 'refused', code: 'item-unknown' }]);
  expect(await push({ ms: 3_600_000 })).toMatchObject([{ verdict: 'refused', code: 'bad-shape' }]);
  expect(await push({ type: 'text/html' })).toMatchObject([{ verdict: 'refused', code: 'bad-shape' }]);
});

test.each(['..%2f..%2fetc%2fpasswd', '%00', 'A'.repeat(64), `${'a'.repeat(63)}.`, '..%252f'])(
  '46 the path trick %s finds nothing',
  async (trick) => {
    const school = await openSchool();
    const response = await school.ask(wang, 'PUT', `/api/photos/${trick}`, door);
    expect([400, 404]).toContain(response.status);
  },
);

test('a photo cannot be fetched by its hash', async () => {
  const school = await openSchool();
  await recorded(school, door);
  const response = await school.ask(wang, 'GET', url(door));
  expect(response.status).toBe(405);
  expect(response.headers.get('allow')).toBe('HEAD, PUT, PATCH');
});
