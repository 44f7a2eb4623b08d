// Ten thousand guesses at a password: how many are even tried, who is kept out meanwhile, and what the answers tell (T14).
import { expect, test } from 'vitest';
import type { HttpBindings } from '@hono/node-server';
import { wang, li } from '../../cast.ts';
import { openSchool, password, type School } from '../../../src/server/school.contract.ts';
import { sized } from '../size.ts';

const guesses = sized({ quick: 1000, commit: 10_000, proof: 10_000 });
const everySecond = 1000;

async function signIn(school: School, username: string, typed: string, address: string, cookie = '') {
  const bindings = { incoming: { socket: { remoteAddress: address } } } as unknown as HttpBindings;
  const response = await school.app.request(
    '/api/session',
    {
      method: 'POST',
      headers: { 'x-patrol': '1', 'content-type': 'application/json', cookie },
      body: JSON.stringify({ username, password: typed }),
    },
    bindings,
  );
  const known = response.headers.getSetCookie().find((one) => one.startsWith('known='));
  return { status: response.status, response, known: known?.split(';')[0] ?? '' };
}

type Guess = (n: number) => { username: string; address: string };
const attacks: [string, Guess, number][] = [
  ['one account, from one address', () => ({ username: 'wang', address: '203.0.113.1' }), 60],
  [
    'one account, from an address of its own each',
    (n) => ({ username: 'wang', address: `10.${n >> 16}.${(n >> 8) & 255}.${n & 255}` }),
    110,
  ],
  [
    'every account, from one address',
    (n) => ({ username: n % 3 === 0 ? 'li' : `nobody-${n}`, address: '203.0.113.1' }),
    160,
  ],
];

test.each(attacks)(
  '%s: few guesses are tried, and she signs in on her own phone whenever she likes',
  async (_name, guess, most) => {
    const school = await openSchool();
    const home = '203.0.113.1';
    const { known } = await signIn(school, 'wang', password, home);
    expect(known).toMatch(/^known=[\w-]+\.[\w-]+$/);
    const tried: number[] = [];
    for (let n = 0; n < guesses; n++) {
      school.clock.ms += everySecond;
      const { username, address } = guess(n);
      const { status } = await signIn(school, username, `guess ${n}`, address);
      if (status === 401) tried.push(n);
      if (n % 500 !== 499) continue;
      const own = await signIn(school, 'wang', password, home, known);
      expect([n, own.status]).toEqual([n, 201]);
    }
    expect(tried.length).toBeGreaterThan(4);
    expect(tried.length).toBeLessThan(most);
    // And nobody is kept out for ever: five minutes after the last guess anybody may try again, anywhere.
    school.clock.ms += 5 * 60_000;
    expect((await signIn(school, 'wang', password, home)).status).toBe(201);
  },
);

test('a stolen mark of a known browser opens nothing, and guessing with it is slowed down too', async () => {
  const school = await openSchool();
  const { known } = await signIn(school, 'wang', password, '203.0.113.1');
  let tried = 0;
  for (let n = 0; n < 3000; n++) {
    school.clock.ms += everySecond;
    if ((await signIn(school, 'wang', `guess ${n}`, '198.51.100.7', known)).status === 401) tried += 1;
  }
  expect(tried).toBeLessThan(40);
  const forged = known.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'));
  for (const mark of [forged, 'known=.', 'known=~~~', `known=${'x'.repeat(4000)}`]) {
    expect((await signIn(school, 'wang', 'guess', '198.51.100.8', mark)).status).toBe(401);
  }
  // It is hers alone: for another account she is a stranger.
  for (let n = 0; n < 6; n++) await signIn(school, 'li', 'guess', '198.51.100.7', known);
  expect((await signIn(school, 'li', 'guess', '198.51.100.7', known)).status).toBe(429);
});

test('a phone that is handed on knows everybody who signed in on it', async () => {
  const school = await openSchool();
  const first = await signIn(school, wang.username, password, '203.0.113.1');
  const both = await signIn(school, li.username, password, '203.0.113.1', first.known);
  for (let n = 0; n < 200; n++) await signIn(school, n % 2 ? 'wang' : 'li', 'guess', '203.0.113.1');
  expect((await signIn(school, 'wang', password, '203.0.113.1')).status).toBe(429);
  expect((await signIn(school, 'wang', password, '203.0.113.1', both.known)).status).toBe(201);
  expect((await signIn(school, 'li', password, '203.0.113.1', both.known)).status).toBe(201);
});

test('signing in oneself between two guesses at others buys no guesses', async () => {
  const school = await openSchool();
  let tried = 0;
  for (let n = 0; n < 2000; n++) {
    school.clock.ms += everySecond;
    if ((await signIn(school, `victim-${n}`, 'Passw0rd!!', '203.0.113.9')).status === 401) tried += 1;
    await signIn(school, 'li', password, '203.0.113.9');
  }
  expect(tried).toBeLessThan(120);
});

test('names that are made up do not wash out what was counted', async () => {
  const school = await openSchool();
  for (let n = 0; n < 70; n++) await signIn(school, 'wang', 'guess', `10.0.0.${n}`);
  expect((await signIn(school, 'wang', 'guess', '10.0.1.1')).status).toBe(429);
  for (let n = 0; n < 25_000; n++) await signIn(school, `made-up-${n}`, 'guess', '203.0.113.9');
  expect((await signIn(school, 'wang', 'guess', '10.0.1.2')).status).toBe(429);
});

test('an unknown name and a wrong password are answered alike, slowed down or not', async () => {
  const school = await openSchool();
  const told = async (username: string, address: string) => {
    const { response } = await signIn(school, username, 'not this one', address);
    const headers = Object.fromEntries([...response.headers].filter(([name]) => name !== 'x-request-id'));
    return { status: response.status, headers, body: { ...((await response.json()) as object), requestId: '' } };
  };
  for (let n = 0; n < 80; n++) expect(await told('wang', `10.0.0.${n}`)).toEqual(await told('nobody', `10.0.1.${n}`));
});
