// Every ledger of a demo school, and the other files of its desk, as its file and as its screen, and a sheet of what spreadsheets like to make something else of.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ledgerOf } from '../../src/domain/ledgers/ledgers.ts';
import type { LedgerList, LedgerPage } from '../../src/domain/ledgers/ledger-reports.ts';
import type { Role } from '../../src/domain/person.ts';
import { buildApp } from '../../src/server/app.ts';
import { demoPassword } from '../../src/server/demo/found.ts';
import { seedDemo } from '../../src/server/demo/seed-demo.ts';
import { builtInTemplates } from '../../src/server/library/library.ts';
import { openLog } from '../../src/server/log.ts';
import { passwordKeeper } from '../../src/server/passwords.ts';
import { diskPhotos } from '../../src/server/photos/disk.ts';
import { openSqlite } from '../../src/server/store/sqlite.ts';
import type { DeskBook } from './desk-book.ts';
import { deskFiles } from './desk-files.ts';
import { listBooks, type Asking } from './list-books.ts';

/** `shown`: heads and lines as the screen has them. */
export type LedgerBook = { name: string; sheet: string; shown: string[][]; bytes: Uint8Array; csv: Uint8Array };

const days = 'from=2026-11-20&to=2026-11-27';
/** Of what is written once in a while. */
const longer = 'from=2026-01-01&to=2026-11-27';
/** A Friday evening. */
const now = Date.UTC(2026, 10, 27, 12);
const busyDays = 8;

const words = (cells: readonly (string | number | null)[]): string[] =>
  cells.map((cell) => (cell === null ? '' : String(cell)));

/** Asked as its safety office, and as the head of the school. */
type AskingDemo = {
  sun: Asking;
  head: Asking;
  app: ReturnType<typeof buildApp>;
  store: ReturnType<typeof openSqlite>;
  clock: { ms: number };
};
/** Whom 今日 tells something, each of another role. */
const told: ReadonlySet<string> = new Set(['sun', 'gao', 'xu', 'zhou']);

async function signedIn(
  app: ReturnType<typeof buildApp>,
  username: string,
  password: string = demoPassword,
): Promise<Asking> {
  const headers = { 'x-patrol': '1', 'content-type': 'application/json' };
  const body = JSON.stringify({ username, password });
  const session = await app.request('/api/session', { method: 'POST', headers, body });
  const cookie = session.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const { person } = (await session.json()) as { person: { name: string } };
  const ask = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const answer = await app.request(path, { ...init, headers: { ...headers, cookie } });
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
    return answer;
  };
  return {
    name: person.name,
    json: async <T>(path: string): Promise<T> => (await (await ask(path)).json()) as T,
    bytes: async (path) => new Uint8Array(await (await ask(path)).arrayBuffer()),
    say: async <T>(path: string, said: unknown): Promise<T> => {
      const text = await (await ask(path, { method: 'POST', body: JSON.stringify(said) })).text();
      return (text === '' ? null : JSON.parse(text)) as T;
    },
    drop: async (path) => void (await ask(path, { method: 'DELETE' })),
  };
}

/** What `take` makes of the demo school. */
async function atDemo<T>(take: (asking: AskingDemo) => Promise<T>): Promise<T> {
  const dataDir = mkdtempSync(join(tmpdir(), 'patrol-ledgers-'));
  const store = openSqlite(':memory:', () => undefined);
  const clock = { ms: now };
  try {
    const parts = {
      store,
      photos: diskPhotos(dataDir),
      passwords: passwordKeeper({ memoryKiB: 8, passes: 1 }),
      log: openLog('silent'),
      now: () => clock.ms,
      templatesFor: builtInTemplates,
      earlierEdition: () => null,
      setUpCode: null,
      publicUrl: null,
      isSecure: false,
      dist: null,
      requestsPerMinute: 100_000,
    };
    await seedDemo(parts, busyDays);
    const app = buildApp(parts);
    return await take({ sun: await signedIn(app, 'sun'), head: await signedIn(app, 'gao'), app, store, clock });
  } finally {
    await store.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** Of roles that 今日 tells something and of which the demo school has nobody. */
const joining = [
  { name: '值班领导', username: 'duty', role: 'duty_leader' },
  { name: '食品总监', username: 'food', role: 'food_director' },
] as const;
const itsPassword = 'warm soup at noon';

async function deskBooks({ sun, head, app, store, clock }: AskingDemo): Promise<DeskBook[]> {
  const { id, timeZone } = (await store.documents.school())!;
  const days = 'from=2026-11-01&to=2026-11-27';
  for (const one of joining) await sun.say('/api/people', { ...one, scope: [], password: itsPassword });
  const others = new Map<Role, Asking>();
  for (const { username, role } of await store.documents.people(id))
    if (told.has(username)) others.set(role, await signedIn(app, username));
    else if (joining.some((one) => one.username === username))
      others.set(role, await signedIn(app, username, itsPassword));
  const places = await store.documents.places(id);
  const whereOf = (placeId: string): string => {
    const place = places.find((one) => one.id === placeId);
    return place ? [...place.ancestors.map(({ name }) => name), place.name].join('—') : '';
  };
  // Whoever looks at a page of the wall is written down.
  await sun.json(`/api/photo-wall?${days}`);
  const lists = await listBooks({ sun, head, others, days, around: { timeZone, now, whereOf }, clock });
  return [...lists, ...(await deskFiles({ sun, head, store, days, now }))];
}

/** Heads and lines, page after page. */
async function shownOf({ json }: Asking, asked: string): Promise<string[][]> {
  const shown: string[][] = [];
  let after = '';
  do {
    const page: LedgerPage = await json<LedgerPage>(`/api/ledgers/${asked}${after}`);
    if (shown.length === 0) shown.push(page.heads.map(({ head }) => head));
    shown.push(...page.rows.map(({ cells }) => words(cells)));
    after = page.next === null ? '' : `&after=${encodeURIComponent(page.next)}`;
  } while (after);
  return shown;
}

/** Every ledger, and the other files of the desk. */
export const demoBooks = (): Promise<{ ledgers: LedgerBook[]; desk: DeskBook[] }> =>
  atDemo(async (asking) => {
    const { json, bytes } = asking.sun;
    const books: LedgerBook[] = [];
    for (const { name } of (await json<LedgerList>('/api/ledgers')).ledgers) {
      const ofDays = await shownOf(asking.sun, `${name}?${days}`);
      const [asked, shown] =
        ofDays.length > 1 ? [days, ofDays] : [longer, await shownOf(asking.sun, `${name}?${longer}`)];
      books.push({
        name,
        sheet: ledgerOf(name)?.form.sheet ?? '',
        shown,
        bytes: await bytes(`/api/ledgers/${name}/file?${asked}`),
        csv: await bytes(`/api/ledgers/${name}/file?${asked}&as=csv`),
      });
    }
    return { ledgers: books, desk: await deskBooks(asking) };
  });
