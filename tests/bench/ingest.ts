// G13 and G14: how fast the server takes entries in, beside plain rows in the same SQLite on the same disk.
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout } from 'node:timers/promises';
import { openSqlite } from '../../src/server/store/sqlite.ts';
import { yucai } from '../cast.ts';
import type { Load } from './ingest/bodies.ts';
import type { Order, Told } from './ingest/talk.ts';
import { calmly } from './calm.ts';
import type { Row } from './row.ts';

type Contest = { goal: string; what: string; must: number; connections: number; load: Load; pairs: number };

const contests: Contest[] = [
  {
    goal: 'G13',
    what: 'HTTP ingest, 50 entries a request × 4 connections, against raw SQLite with JSON.parse',
    must: 0.6,
    connections: 4,
    load: { requests: 40, perPush: 50 },
    pairs: 11,
  },
  {
    goal: 'G14',
    what: 'HTTP ingest, 1 entry a request × 16 connections, against a raw transaction each',
    must: 0.9,
    connections: 16,
    load: { requests: 1000, perPush: 1 },
    pairs: 11,
  },
];

const tokens = Array.from({ length: 16 }, (_, n) => `phone-${n}`);

export async function ingest(): Promise<Row[]> {
  const rows: Row[] = [];
  for (const contest of contests) rows.push(await measure(contest));
  return rows;
}

/** A server runs for weeks: what is measured is code that was compiled, and one round is only forty pushes. */
const warmUps = 8;

/** Alternates who goes first, after the warm-up of both. */
async function measure({ goal, what, must, connections, load, pairs }: Contest): Promise<Row> {
  const folder = mkdtempSync(join(tmpdir(), 'patrol-bench-'));
  const rawFile = join(folder, 'raw.sqlite');
  // Its log goes where a service's log goes, out of the way of the table.
  const server = start('server', [folder, ...tokens], 'ignore');
  const { port } = new URL(((await hear(server)) as { url: string }).url);
  const [http, raw] = [start('client', [port, String(connections), ...tokens]), start('raw', [rawFile])];
  try {
    const ratios: number[] = [];
    const perSecond: { http: number[]; raw: number[] } = { http: [], raw: [] };
    let kept = 0;
    for (let pair = -warmUps; pair < pairs; pair++) {
      const order = pair % 2 === 0 ? [http, raw] : [raw, http];
      const both = async () => {
        const took = new Map<ChildProcess, number>();
        for (const one of order) took.set(one, await round(one, load));
        kept += load.requests * load.perPush;
        return took;
      };
      const took = pair < 0 ? await both() : await calmly(both);
      if (pair < 0) continue;
      const [a, b] = [took.get(http) ?? NaN, took.get(raw) ?? NaN];
      ratios.push(b / a);
      perSecond.http.push((load.requests * load.perPush * 1000) / a);
      perSecond.raw.push((load.requests * load.perPush * 1000) / b);
    }
    await kill(server);
    await checkKept(folder, rawFile, kept);
    const [least, middle, most] = [Math.min(...ratios), median(ratios), Math.max(...ratios)].map((n) => n.toFixed(2));
    const rates = `${median(perSecond.http).toFixed(0)} and ${median(perSecond.raw).toFixed(0)} entries/s`;
    const value = `${middle}× (${least}–${most}; ${rates})`;
    return { goal, what, value, must: `≥ ${must.toFixed(2)}×`, ok: median(ratios) >= must };
  } finally {
    for (const child of [server, http, raw]) await kill(child);
    rmSync(folder, { recursive: true, force: true });
  }
}

const start = (name: string, args: string[], said: 'inherit' | 'ignore' = 'inherit'): ChildProcess =>
  fork(join(import.meta.dirname, 'ingest', `${name}.ts`), args, { stdio: ['ignore', said, 'inherit', 'ipc'] });

/** The next thing a process says. Fails when it ends instead. */
async function hear(child: ChildProcess): Promise<unknown> {
  const stop = new AbortController();
  const ended = once(child, 'exit', stop).then(() => {
    throw new Error('a contestant ended before its time');
  });
  ended.catch(() => undefined);
  try {
    const [said] = (await Promise.race([once(child, 'message', stop), ended])) as [unknown];
    return said;
  } finally {
    stop.abort();
  }
}

async function ask(child: ChildProcess, order: Order): Promise<Told> {
  const heard = hear(child);
  child.send(order);
  return (await heard) as Told;
}

/** The server copies its log into the database in quiet moments, and must not do it while the other one runs. */
const restMs = 750;

/** How long one round took, in ms. Every entry must have been accepted. */
async function round(child: ChildProcess, load: Load): Promise<number> {
  await ask(child, { load });
  const told = await ask(child, { run: true });
  if ('ready' in told) throw new Error('a contestant answered out of turn');
  const sent = load.requests * load.perPush;
  if (told.accepted !== sent) throw new Error(`${told.accepted} of ${sent} entries were accepted`);
  await setTimeout(restMs);
  return told.ms;
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

/** Both must end with everything readable after the power switch: lines, chain and documents here, rows there. */
async function checkKept(folder: string, rawFile: string, kept: number): Promise<void> {
  const store = openSqlite(join(folder, 'patrol.sqlite'), () => undefined);
  const { totals } = await store.reports.inspections(yucai.id, { scope: [], limit: 1 });
  const broken = await store.ledger.firstBreak(yucai.id);
  await store.close();
  if (totals.received !== kept || broken)
    throw new Error(`the server kept ${totals.received} of ${kept} entries, line ${broken?.seq ?? 'none'} is broken`);
  const db = new DatabaseSync(rawFile);
  const rows = db.prepare('SELECT (SELECT count(*) FROM inspections) AS n, (SELECT count(*) FROM answers) AS m').get();
  db.close();
  if (rows?.['n'] !== kept || rows['m'] !== kept * 20) throw new Error(`raw SQLite kept ${JSON.stringify(rows)}`);
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}
