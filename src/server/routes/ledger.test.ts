import { expect, test } from 'vitest';
import {
  answer,
  dorm3,
  entry,
  id,
  inspection,
  li,
  sha256,
  wang,
  withAnswers,
  admin,
  canteen,
  yucai,
} from '../../../tests/cast.ts';
import { sized } from '../../../tests/proof/size.ts';
import { canonical } from '../../domain/canonical.ts';
import { problems } from '../../domain/problems.ts';
import { openSchool, type School } from '../school.contract.ts';
import { readOffer } from './ledger.ts';

const submit = (over: Parameters<typeof inspection>[0] = {}, envelope: Parameters<typeof entry>[2] = {}) =>
  entry('inspection-submitted', inspection(over), envelope);

async function codeOf(response: Response): Promise<string> {
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  const body = (await response.json()) as { code: keyof typeof problems; status: number; requestId: string };
  expect(body.status).toBe(problems[body.code]);
  expect(body.requestId).toBe(response.headers.get('x-request-id'));
  return body.code;
}

const frame = (entries: unknown[]) => ({ protocol: 'patrol/1', device: id(900), build: 'test', entries });
const pushText = (school: School, text: string, headers: Record<string, string> = {}) =>
  school.ask(wang, 'POST', '/api/ledger', text, headers);

test('an inspection is accepted with a receipt that names its id and hash and the photos still missing', async () => {
  const school = await openSchool();
  const one = submit();
  const [verdict] = await school.push(wang, one);
  expect(verdict).toMatchObject({
    verdict: 'accepted',
    id: one.id,
    receipt: {
      protocol: 'patrol/1',
      epoch: school.parts.store.epoch,
      id: one.id,
      hash: one.hash,
      missing: one.photos,
      durableThrough: null,
    },
  });
});

const times = sized({ quick: 1, commit: 3, proof: 100 });
test('8 sent again, and 64 times at once, each is known and keeps its receipt', async () => {
  const school = await openSchool();
  for (let n = 0; n < times; n++) {
    const one = submit({}, { subject: id(5000 + n) });
    const verdicts = (await Promise.all(Array.from({ length: 64 }, () => school.push(wang, one)))).flat();
    expect(verdicts.filter(({ verdict }) => verdict === 'accepted')).toHaveLength(1);
    expect(verdicts.filter(({ verdict }) => verdict === 'known')).toHaveLength(63);
    expect(new Set(verdicts.map((verdict) => 'receipt' in verdict && verdict.receipt.receiptId)).size).toBe(1);
    expect(await school.parts.store.ledger.linesOf(yucai.id, [one.id])).toHaveLength(1);
  }
  const { totals } = await school.parts.store.reports.inspections(yucai.id, { scope: [], limit: 1 });
  expect(totals.received).toBe(times);
});

test('one bad entry is refused and its neighbours are accepted', async () => {
  const school = await openSchool();
  const verdicts = await school.push(
    wang,
    submit(),
    { ...submit(), extra: 1 },
    'text',
    null,
    submit({}, { subject: id(501) }),
  );
  expect(verdicts.map((verdict) => ('code' in verdict ? verdict.code : verdict.verdict))).toEqual([
    'accepted',
    'unknown-field',
    'bad-shape',
    'bad-shape',
    'accepted',
  ]);
});

test('13 a hash that does not match the body is refused and the body kept', async () => {
  const school = await openSchool();
  const one = { ...submit(), opSeq: 999 };
  expect(await school.push(wang, one)).toMatchObject([{ verdict: 'refused', id: one.id, code: 'hash-mismatch' }]);
  const [kept] = await school.parts.store.ledger.rejected((await school.parts.store.documents.school())?.id ?? '', 1);
  expect(JSON.parse(kept?.raw ?? '')).toEqual(one);
});

test.each([
  ['12 an uppercase id', { id: id(3).toUpperCase() }, 'bad-id'],
  ['12 an all-zero id', { id: '00000000-0000-0000-0000-000000000000' }, 'bad-id'],
  ['a subject that is no id', { subject: '../../etc' }, 'bad-id'],
  ['an opSeq below one', { opSeq: 0 }, 'bad-shape'],
])('%s is refused', async (_name, envelope, code) => {
  const school = await openSchool();
  expect(await school.push(wang, submit({}, envelope))).toMatchObject([{ verdict: 'refused', code }]);
});

test.each([
  ['16 a required answer missing', inspection().answers.slice(1), 'answer-required', 'Z1-01'],
  ['17 a value of the wrong type', withAnswers(answer('Z1-04', 'many')), 'answer-wrong-type', 'Z1-04'],
  ['17 an option that is not in the list', withAnswers(answer('Z1-05', '蓝区')), 'answer-not-an-option', 'Z1-05'],
  [
    '24 a photo that is not listed',
    withAnswers(answer('Z1-01', 'fail', { photos: [sha256('x')] })),
    'not-listed',
    'Z1-01',
  ],
  ['an item the checklist does not have', withAnswers(answer('Z1-99', 'pass')), 'item-unknown', 'Z1-99'],
])('%s is refused with where it is', async (_name, answers, code, path) => {
  const school = await openSchool();
  expect(await school.push(wang, submit({ answers }))).toMatchObject([{ verdict: 'refused', code, path }]);
});

test('17 lone surrogates and control characters are refused', async () => {
  const school = await openSchool();
  const spoiled = submit({ answers: withAnswers(answer('Z1-06', 'plain')) });
  const text = JSON.stringify(frame([spoiled]));
  for (const sign of ['\\ud800', '\\u0007']) {
    const response = await pushText(school, text.replace('plain', sign));
    expect(await response.json()).toMatchObject({ verdicts: [{ verdict: 'refused', code: 'bad-shape' }] });
  }
});

test('19 a phone clock of 1970 or 2099 is accepted as it is', async () => {
  const school = await openSchool();
  for (const [n, ms] of [0, Date.UTC(2099, 0, 1)].entries()) {
    const at = { ...inspection().startedAt, ms };
    expect(await school.push(wang, submit({ startedAt: at }, { at, subject: id(600 + n) }))).toMatchObject([
      { verdict: 'accepted' },
    ]);
  }
});

test('40 work outside the scope is put aside with a receipt', async () => {
  const school = await openSchool();
  expect(await school.push(wang, submit({ placeId: canteen.id }))).toMatchObject([
    { verdict: 'quarantined', code: 'out-of-scope', receipt: { seq: 10 } },
  ]);
});

test('T6 accounts and schools cannot be pushed, and places only by those who may', async () => {
  const school = await openSchool();
  const asAdmin = entry('person-added', { ...wang, role: 'principal' }, { subject: wang.id });
  const place = entry('place-added', { ...dorm3, id: id(70) }, { subject: id(70) });
  const verdicts = await school.push(wang, asAdmin, place);
  expect(verdicts).toMatchObject([
    { verdict: 'quarantined', code: 'forbidden' },
    { verdict: 'quarantined', code: 'forbidden' },
  ]);
  expect(await school.json(wang, 'GET', '/api/session')).toMatchObject({ person: { role: 'patrol_dorm' } });
  expect(
    await school.push(admin, entry('place-added', { ...dorm3, id: id(71) }, { subject: id(71), by: admin.id })),
  ).toMatchObject([{ verdict: 'accepted' }]);
});

test('11 somebody else’s id tells nothing but that it is taken', async () => {
  const school = await openSchool();
  const hers = submit();
  await school.push(wang, hers);
  const response = await school.json<object>(
    li,
    'POST',
    '/api/ledger',
    frame([submit({}, { id: hers.id, by: li.id })]),
  );
  expect(response).toMatchObject({ verdicts: [{ verdict: 'refused', code: 'conflict' }] });
  expect(JSON.stringify(response)).not.toContain(wang.id);
});

test.each([
  ['1 text that is not JSON', 'not json', 'bad-json'],
  ['1 cut off', '{"protocol":"patrol/1"', 'bad-json'],
  ['1 a byte-order mark', `\ufeff${JSON.stringify(frame([1]))}`, 'bad-json'],
  ['1 a NUL', '{"protocol":"patrol/1"}\u0000', 'bad-json'],
  [
    '2 a doubled key',
    '{"protocol":"patrol/1","protocol":"patrol/1","device":"x","build":"","entries":[1]}',
    'bad-shape',
  ],
  ['2 a doubled key, escaped', '{"a":1,"\\u0061":1}', 'bad-shape'],
  ['2 a key into the prototype', '{"__proto__":{}}', 'bad-shape'],
  ['2 depth above 20', `${'['.repeat(30)}${']'.repeat(30)}`, 'bad-shape'],
  ['2 depth of a hundred thousand', '['.repeat(100_000) + ']'.repeat(100_000), 'bad-shape'],
  ['no entries', JSON.stringify(frame([])), 'bad-shape'],
  ['too many entries', JSON.stringify(frame(Array.from({ length: 101 }, () => 1))), 'bad-shape'],
  ['3 an unknown field', JSON.stringify({ ...frame([1]), more: 1 }), 'unknown-field'],
  ['another protocol', JSON.stringify({ ...frame([1]), protocol: 'patrol/9' }), 'bad-shape'],
])('a push that is %s is refused', async (_name, text, code) => {
  const school = await openSchool();
  const response = await pushText(school, text);
  expect(await codeOf(response)).toBe(code);
});

test('4 a push that announces more than two MiB is refused unread', async () => {
  const school = await openSchool();
  expect(await codeOf(await pushText(school, '{}', { 'content-length': '3000000' }))).toBe('too-large');
  expect(await codeOf(await pushText(school, ' '.repeat(2_200_000)))).toBe('too-large');
});

test('4 one entry above one MiB is refused, the others are taken', async () => {
  const school = await openSchool();
  const large = { ...submit(), padding: 'x'.repeat(1_100_000) };
  expect(await school.push(wang, large, submit())).toMatchObject([
    { verdict: 'refused', code: 'too-large' },
    { verdict: 'accepted' },
  ]);
});

test('6 a packed body and 7 another type are refused', async () => {
  const school = await openSchool();
  expect(await codeOf(await pushText(school, '{}', { 'content-encoding': 'gzip' }))).toBe('encoded-body');
  expect(await codeOf(await pushText(school, '{}', { 'content-type': 'text/plain' }))).toBe('not-json');
  expect(await codeOf(await pushText(school, '{}', { 'content-type': 'application/x-www-form-urlencoded' }))).toBe(
    'not-json',
  );
});

test('62 a full disk answers 507 and asks to come back', async () => {
  const school = await openSchool();
  await school.cookieOf(wang);
  const { Trouble } = await import('../trouble.ts');
  school.parts.store.ledger.append = () => Promise.reject(new Trouble('server-full', new Error('disk')));
  const response = await school.ask(wang, 'POST', '/api/ledger', frame([submit()]));
  expect(response.status).toBe(507);
  expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(await codeOf(response)).toBe('server-full');
});

test('a fault of ours answers 500 with nothing of it in the body', async () => {
  const school = await openSchool();
  await school.cookieOf(wang);
  school.parts.store.ledger.append = () => Promise.reject(new Error('secret inside'));
  const response = await school.ask(wang, 'POST', '/api/ledger', frame([submit()]));
  const text = await response.clone().text();
  expect(await codeOf(response)).toBe('fault');
  expect(text).not.toContain('secret');
});

test.each([
  ['as a phone writes it', {}],
  ['with members before and after all others', { '!': 1, zz: { hash: 'inner', id: 'inner' } }],
  ['with members that look like numbers', { '10': 1, '9': [{ '2': 0, '11': 0 }] }],
])('the hash is over everything but itself, %s', (_how, more) => {
  const { hash: _hash, ...rest } = { ...submit(), ...more, schema: 9 };
  const hash = sha256(canonical(rest));
  for (const given of [{ ...rest, hash }, JSON.parse(canonical({ ...rest, hash })) as unknown]) {
    expect(readOffer(given)).toMatchObject({ is: 'newer', raw: canonical(given) });
  }
  expect(readOffer({ ...rest, hash: sha256('something else') })).toMatchObject({ code: 'hash-mismatch' });
});

test('a long answer is packed for the line, a short one is not', async () => {
  const school = await openSchool();
  const push = async (count: number) => {
    const entries = Array.from({ length: count }, (_, n) => submit({}, { subject: id(600 + n) }));
    return pushText(school, JSON.stringify(frame(entries)), { 'accept-encoding': 'gzip' });
  };
  expect((await push(1)).headers.get('content-encoding')).toBeNull();
  expect((await push(20)).headers.get('content-encoding')).toBe('gzip');
});
