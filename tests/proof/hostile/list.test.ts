// The seventy bad inputs of `reliability.md` 4, by number: tried here, or in the test that is named.
import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as cast from '../../cast.ts';
import { picture } from '../access/picture.ts';
import { elsewhere } from './elsewhere.ts';
import {
  afterNewVersion,
  answering,
  at,
  bomb,
  campus,
  codes,
  frame,
  get,
  handOverVerdict,
  inspection,
  lacking,
  onePhotoTwice,
  openRecord,
  outsideScope,
  photo,
  refusal,
  refusalOfText,
  rehashed,
  seeing,
  send,
  server,
  suspected,
  twice,
  unsigned,
  verdict,
  verdictOfText,
  who,
} from './offering.ts';

beforeAll(() => campus.found(server));
afterAll(() => server.close());

type Try = [n: number, input: string, answer: string, made: () => Promise<string>];
const tried: Try[] = [
  [1, 'not JSON', '400 bad-json', () => refusalOfText('not json')],
  [1, 'JSON cut off', '400 bad-json', () => refusalOfText('{"protocol":')],
  [1, 'a byte-order mark', '400 bad-json', () => refusalOfText(`\ufeff${JSON.stringify(frame(1))}`)],
  [1, 'a NUL', '400 bad-json', () => refusalOfText('{}\u0000')],
  [2, 'a key twice', '400 bad-shape', () => refusalOfText('{"a":1,"a":2}')],
  [2, '`__proto__`', '400 bad-shape', () => refusalOfText('{"__proto__":{}}')],
  [2, '`constructor`', '400 bad-shape', () => refusalOfText('{"constructor":{"prototype":{"isAdmin":true}}}')],
  [2, 'depth above 20', '400 bad-shape', () => refusalOfText('['.repeat(30) + ']'.repeat(30))],
  [
    2,
    'more than 5,000 answers',
    'refused bad-shape',
    () => verdict(inspection({ answers: Array.from({ length: 5001 }, () => cast.answer('Z1-01', 'pass')) })),
  ],
  [
    2,
    'an object of 1,001 members',
    '400 bad-shape',
    () => refusal(Object.fromEntries(Array.from({ length: 1001 }, (_, n) => [`k${n}`, n]))),
  ],
  [
    2,
    'more values than any push holds',
    '400 bad-shape',
    () => refusal(frame(Array.from({ length: 150_001 }, () => 0))),
  ],
  [3, 'an unknown field', '422 unknown-field', () => refusal({ ...frame(1), more: 1 })],
  [3, 'an unknown field in an entry', 'refused unknown-field', () => verdict(rehashed({ ...inspection(), more: 1 }))],
  [
    3,
    'an unknown field of a newer schema',
    'quarantined newer-schema',
    () => verdict(rehashed({ ...inspection(), schema: 9, more: 1 })),
  ],
  [4, 'a push above its limit', '413 too-large', () => refusal('{}', '/api/ledger', { 'content-length': '3000000' })],
  [4, 'an entry above 1 MiB', 'refused too-large', () => verdict({ ...inspection(), more: 'x'.repeat(1_100_000) })],
  [5, 'a length that is none', '400 bad-request', () => refusal('{}', '/api/ledger', { 'content-length': '1e3' })],
  [6, 'a packed body', '415 encoded-body', () => refusal('{}', '/api/ledger', { 'content-encoding': 'gzip' })],
  [7, 'another type', '415 not-json', () => refusal('{}', '/api/ledger', { 'content-type': 'text/plain' })],
  [8, 'the same entry again', 'known', () => twice(inspection())],
  [
    9,
    'the same id with other content',
    'refused conflict',
    () => twice(inspection(), (one) => rehashed({ ...one, opSeq: one.opSeq + 7 })),
  ],
  [
    10,
    'a number without those before it',
    'accepted',
    () => verdict(inspection({}, { opSeq: 900_000, device: cast.id(7) })),
  ],
  [
    11,
    'a record of somebody else',
    'quarantined not-yours',
    () => verdict(inspection({}, { subject: campus.records.find(({ by }) => by !== who.id)!.id })),
  ],
  [
    11,
    'taking back what is somebody else’s, or nobody’s',
    'refused not-submitted',
    () =>
      verdict(
        campus.entry(
          who,
          'inspection-withdrawn',
          { reason: '' },
          { subject: campus.records.find(({ by }) => by !== who.id)!.id },
        ),
      ),
  ],
  [11, 'a word on a hazard that nobody reported', 'quarantined hazard-unknown', () => verdict(seeing(cast.id(3)))],
  [
    11,
    'a word on a hazard that nobody says',
    'refused bad-shape',
    () => verdict(seeing(cast.id(3), { seen: 'fixed' })),
  ],
  [
    11,
    'a word on a hazard with a photo that is not listed',
    'refused not-listed',
    () => verdict(seeing(openRecord(), { photos: [cast.photo('Z1-01', cast.sha256('nothing'))] })),
  ],
  [11, 'a hand-over of boxes that nobody sealed', 'refused not-sealed', () => handOverVerdict()],
  [11, 'a hand-over that nobody took', 'refused bad-shape', () => handOverVerdict({ taker: unsigned })],
  [12, 'an uppercase id', 'refused bad-id', () => verdict(inspection({}, { id: cast.id(3).toUpperCase() }))],
  [
    12,
    'a version 1 id',
    'refused bad-id',
    () => verdict(inspection({}, { id: 'c232ab00-9414-11ec-b3c8-9f6bdeced846' })),
  ],
  [
    12,
    'an id of zeros',
    'refused bad-id',
    () => verdict(inspection({}, { id: '00000000-0000-0000-0000-000000000000' })),
  ],
  [13, 'a hash of something else', 'refused hash-mismatch', () => verdict({ ...inspection(), opSeq: 12_345 })],
  [
    14,
    'a checklist nobody knows',
    'quarantined template-unknown',
    () => verdict(inspection({ template: { code: 'Z9', version: 1 } })),
  ],
  [15, 'an older version of a checklist', 'accepted', afterNewVersion],
  [
    16,
    'a required answer missing',
    'refused answer-required',
    () => verdict(inspection({ answers: cast.answers.slice(1) })),
  ],
  [
    16,
    'two required answers missing',
    `answer-required ${cast.answers[0]!.itemId}: ${cast.answers[0]!.itemId} ${cast.answers[1]!.itemId}`,
    () => lacking(inspection({ answers: cast.answers.slice(2) })),
  ],
  [17, 'text for a number', 'refused answer-wrong-type', () => verdict(answering(cast.answer('Z1-04', 'many')))],
  [
    17,
    'minus zero',
    'refused answer-wrong-type',
    () => verdictOfText(answering(cast.answer('Z1-04', 0)), /"value":0(?=,)/, '"value":-0'),
  ],
  [
    17,
    '1e400',
    'refused bad-shape',
    () => verdictOfText(answering(cast.answer('Z1-04', 8_765_432)), /8765432/, '1e400'),
  ],
  [
    17,
    'an option that is none',
    'refused answer-not-an-option',
    () => verdict(answering(cast.answer('Z1-05', '蓝区'))),
  ],
  [
    18,
    'half a character',
    'refused bad-shape',
    () => verdictOfText(answering(cast.answer('Z1-06', 'PLAIN')), /PLAIN/, '\\ud800'),
  ],
  [18, 'a control character', 'refused bad-shape', () => verdict(answering(cast.answer('Z1-06', 'a\u0007b')))],
  [
    18,
    'a hundred thousand combining marks',
    'refused bad-shape',
    () => verdict(answering(cast.answer('Z1-06', 'e\u0301'.repeat(50_000)))),
  ],
  [
    18,
    'text that turns its direction and hides',
    'accepted',
    () => verdict(answering(cast.answer('Z1-06', '\u202egnp.exe\u200b'))),
  ],
  [
    19,
    'a clock of 1970',
    'accepted time-suspect',
    () => suspected(inspection({ startedAt: at({ ms: 0 }), finishedAt: at({ ms: 0 }) }, { at: at({ ms: 0 }) })),
  ],
  [
    19,
    'a clock of 2099',
    'accepted time-suspect',
    () => suspected(inspection({ finishedAt: at({ ms: Date.UTC(2099, 0), serverOffsetMs: null }) })),
  ],
  [
    19,
    'the 30th of February',
    'refused answer-wrong-type',
    () => verdict(answering(cast.answer('Z1-07', '2027-02-30'))),
  ],
  [
    19,
    'an offset of 99 hours',
    'refused bad-shape',
    () => verdict(inspection({ finishedAt: at({ offsetMin: 5940 }) })),
  ],
  [19, 'a moment no calendar has', 'refused bad-shape', () => verdict(inspection({ finishedAt: at({ ms: 8.65e15 }) }))],
  [
    20,
    'a place off this earth',
    'accepted',
    () => verdict(inspection({ location: { latitude: 999, longitude: -999, accuracyM: -1, ageMs: 0 } })),
  ],
  [21, 'one photo at two items', 'accepted', onePhotoTwice],
  [
    22,
    'no photo where one is required',
    'refused photo-required',
    () => verdict(inspection({ photos: [], answers: cast.withAnswers(cast.answer('Z1-09', 'taken')) })),
  ],
  [
    22,
    'more than 200 photos',
    'refused too-many-photos',
    () =>
      verdict(
        inspection({ photos: Array.from({ length: 201 }, (_, n) => cast.photo('Z1-09', cast.sha256(String(n)))) }),
      ),
  ],
  [
    23,
    'a photo of no record',
    '404 record-first',
    () => refusal(picture('of nothing'), `/api/photos/${cast.sha256(picture('of nothing'))}`),
  ],
  [
    24,
    'a photo that is not listed',
    'refused not-listed',
    () => verdict(answering(cast.answer('Z1-01', 'fail', { photos: [cast.sha256('x')] }))),
  ],
  [25, 'other bytes than named', '422 hash-mismatch', () => photo(picture('25'), picture('25b'))],
  [26, 'zero bytes', '422 empty', () => photo(new Uint8Array(0))],
  [27, 'a JPEG cut short', '200 null', () => photo(Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 27]))],
  [
    28,
    'a page named as a photo',
    '415 not-image',
    () => photo(Buffer.from('<!doctype html><script>alert(1)</script>')),
  ],
  [29, 'a bomb of 50,000 × 50,000', '422 too-many-pixels', () => photo(bomb())],
  [30, 'AVIF', '415 not-image', () => photo(Buffer.from('\0\0\0\x18ftypavif\0\0\0\0avifmif1', 'latin1'))],
  [
    31,
    'more than 15 MB',
    '413 too-large',
    () => photo(picture('31'), picture('31'), { 'content-length': String(15 * 2 ** 20 + 1) }),
  ],
  [37, 'what the server had committed when the line broke', 'known', () => twice(inspection())],
  [40, 'work outside one’s places', 'quarantined out-of-scope', outsideScope],
  [41, 'no X-Patrol', '403 csrf', () => refusal(frame(1), '/api/ledger', { 'x-patrol': '' })],
  [43, 'a forged cursor', '400 bad-cursor', () => get('/api/changes?after=eyJ.x')],
  [45, 'a limit below one', '400 bad-query', () => get('/api/hazards?limit=-1')],
  [45, 'a parameter twice', '400 bad-query', () => get('/api/hazards?limit=1&limit=1')],
  [45, 'a limit above all', '200 null', () => get('/api/hazards?limit=1000000000')],
  [49, 'a text to search for', '400 bad-query', () => get('/api/hazards?q=%25_%27%22')],
  [46, 'a path that climbs', '400 bad-id', () => refusal(picture('46'), '/api/photos/..%2f..%2fetc%2fpasswd')],
  [46, 'a path with a NUL', '400 bad-id', () => refusal(picture('46'), '/api/photos/%00')],
  [46, 'a path encoded twice', '400 bad-id', () => refusal(picture('46'), '/api/photos/..%252f')],
  [
    47,
    'a method nobody serves',
    '405 method-not-allowed',
    async () => codes(await send({ method: 'PUT', path: '/api/hazards' })),
  ],
  [47, 'a route nobody serves', '404 not-found', () => get('/api/nothing')],
  [48, 'a part that ends before it begins', '416 bad-range', () => get('/api/hazards', { range: 'bytes=9-1' })],
  [48, 'a part that is none', '416 bad-range', () => get('/api/hazards', { range: 'bytes=0-1,all' })],
  [48, 'a part of an answer, which comes whole', '200 null', () => get('/api/hazards', { range: 'bytes=0-1' })],
  [
    50,
    'a remark that begins like a formula',
    'accepted',
    () => verdict(answering(cast.answer('Z1-06', `=cmd|'/c calc'!A1\n@SUM(1)`))),
  ],
  [
    68,
    'an entry of a newer app',
    'quarantined newer-schema',
    () => verdict(rehashed({ ...inspection(), kind: 'round-walked' })),
  ],
];

test.each(tried)('%i %s: %s', async (_n, _input, answer, made) => {
  expect(await made()).toBe(answer);
});

/** What a file calls its tests, and the rows of its tables. */
const named = (file: string): Set<string> => {
  const text = readFileSync(file, 'utf8');
  const string = String.raw`\s*(['"\`])((?:\\.|(?!\1)[^\\])*)\1,`;
  const titles = [...text.matchAll(new RegExp(String.raw`\(${string}\s*(?:async\b|\(|\{)`, 'g'))];
  const rows = [...text.matchAll(new RegExp(String.raw`^ +\[${string}`, 'gm'))];
  return new Set([...titles, ...rows].map(([, , name = '']) => name));
};

test.each(elsewhere)('%i is tried in %s', (_n, file, name) => {
  expect(named(file)).toContain(name);
});

test('every test that the list of bad inputs names is there', () => {
  const named = readFileSync('docs/bad-input.md', 'utf8').matchAll(/`([\w./-]+\.(?:test|spec|contract)\.ts)`/g);
  const files = [...new Set([...named].map(([, file = '']) => file))];
  expect(files.length).toBeGreaterThan(20);
  expect(files.filter((file) => ![file, `src/${file}`, `tests/${file}`].some(existsSync))).toEqual([]);
});

test('all seventy are here', () => {
  const built = new Set([...tried, ...elsewhere].map(([n]) => n));
  expect([...built].sort((a, b) => a - b)).toEqual(Array.from({ length: 70 }, (_, n) => n + 1));
});
