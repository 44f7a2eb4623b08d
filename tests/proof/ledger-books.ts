// Every ledger of a demo school, and the other files of its desk, as its file and as its screen, and a sheet of what spreadsheets like to make something else of.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ledgerOf } from '../../src/domain/ledgers/ledgers.ts';
import type { LedgerList, LedgerPage } from '../../src/domain/ledgers/ledger-reports.ts';
import { placeCode } from '../../src/domain/place-code.ts';
import type { People } from '../../src/domain/reports.ts';
import type { Register } from '../../src/domain/register-reports.ts';
import { assetHeads } from '../../src/server/asset-files/asset-sheet.ts';
import { buildApp } from '../../src/server/app.ts';
import { demoPassword } from '../../src/server/demo/found.ts';
import { seedDemo } from '../../src/server/demo/seed-demo.ts';
import { builtInTemplates } from '../../src/server/library/library.ts';
import { openLog } from '../../src/server/log.ts';
import { passwordKeeper } from '../../src/server/passwords.ts';
import { diskPhotos } from '../../src/server/photos/disk.ts';
import { openSqlite } from '../../src/server/store/sqlite.ts';
import { listBooks, type Asking, type DeskBook } from './list-books.ts';

/** `shown`: heads and lines as the screen has them. */
export type LedgerBook = { name: string; sheet: string; shown: string[][]; bytes: Uint8Array; csv: Uint8Array };

const days = 'from=2026-11-20&to=2026-11-27';
/** Of what is written once in a while. */
const longer = 'from=2026-01-01&to=2026-11-27';
/** A Friday evening. */
const now = Date.UTC(2026, 10, 27, 12);
/** As many as in `recount-cases.test.ts`, which holds that something major is among them. */
const busyDays = 10;

const words = (cells: readonly (string | number | null)[]): string[] =>
  cells.map((cell) => (cell === null ? '' : String(cell)));

/** Asked as its safety office, and as the head of the school. */
type AskingDemo = { sun: Asking; head: Asking; store: ReturnType<typeof openSqlite> };

async function signedIn(app: ReturnType<typeof buildApp>, username: string): Promise<Asking> {
  const headers = { 'x-patrol': '1', 'content-type': 'application/json' };
  const body = JSON.stringify({ username, password: demoPassword });
  const session = await app.request('/api/session', { method: 'POST', headers, body });
  const cookie = session.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const ask = async (path: string): Promise<Response> => {
    const answer = await app.request(path, { headers: { ...headers, cookie } });
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
    return answer;
  };
  return {
    json: async <T>(path: string): Promise<T> => (await (await ask(path)).json()) as T,
    bytes: async (path) => new Uint8Array(await (await ask(path)).arrayBuffer()),
  };
}

/** What `take` makes of the demo school. */
async function atDemo<T>(take: (asking: AskingDemo) => Promise<T>): Promise<T> {
  const dataDir = mkdtempSync(join(tmpdir(), 'patrol-ledgers-'));
  const store = openSqlite(':memory:', () => undefined);
  try {
    const parts = {
      store,
      photos: diskPhotos(dataDir),
      passwords: passwordKeeper({ memoryKiB: 8, passes: 1 }),
      log: openLog('silent'),
      now: () => now,
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
    return await take({ sun: await signedIn(app, 'sun'), head: await signedIn(app, 'gao'), store });
  } finally {
    await store.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** The workbooks that are no list and no ledger. */
export const otherFileRoutes = [
  '/api/places/file',
  '/api/school-file',
  '/api/retention/inventory',
  '/api/samples/file',
  '/api/assets/file',
] as const;

async function deskBooks({ sun, head, store }: AskingDemo): Promise<DeskBook[]> {
  const { id, timeZone } = (await store.documents.school())!;
  const days = 'from=2026-11-01&to=2026-11-27';
  const { people } = await sun.json<People>('/api/people');
  const here = people.filter(({ left }) => !left);
  const places = (await store.documents.places(id)).filter(({ retired }) => !retired);
  const { plans } = await store.documents.timetable(id);
  const { samples } = await sun.json<Register>(`/api/samples?${days}`);
  const [placeFile, school, inventory, register, equipment] = otherFileRoutes;
  const assets = (await store.documents.all(id, 'asset')).filter(({ retired }) => !retired);
  const schoolBytes = await sun.bytes(school);
  const whereOf = (placeId: string): string => {
    const place = places.find((one) => one.id === placeId);
    return place ? [...place.ancestors.map(({ name }) => name), place.name].join('—') : '';
  };
  // Whoever looks at a page of the wall is written down.
  await sun.json(`/api/photo-wall?${days}`);
  return [
    {
      name: 'places',
      bytes: await sun.bytes(placeFile),
      sheet: '地点',
      columns: ['编号'],
      shown: places.map((place) => [placeCode(place)]),
    },
    {
      name: 'school',
      bytes: schoolBytes,
      sheet: '人员',
      columns: ['账号'],
      shown: here.map(({ username }) => [username]),
    },
    {
      name: 'school',
      bytes: schoolBytes,
      sheet: '计划',
      columns: ['计划'],
      shown: plans.filter(({ retired }) => !retired).map(({ name }) => [name]),
    },
    {
      name: 'inventory',
      bytes: await sun.bytes(inventory),
      sheet: '岗位与权限',
      columns: ['姓名'],
      shown: people.map(({ name }) => [name]),
    },
    {
      name: 'samples',
      bytes: await sun.bytes(`${register}?${days}`),
      sheet: '食品留样登记表',
      columns: ['容器或标签编号'],
      shown: samples.flatMap(({ kept }) => (kept ? [[kept.box]] : [])),
    },
    {
      name: 'equipment',
      bytes: await sun.bytes(equipment),
      sheet: '设备台账',
      columns: [assetHeads.label],
      shown: assets.map(({ label }) => [label]),
    },
    ...(await listBooks({ sun, head, days, around: { timeZone, now, whereOf } })),
  ];
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
