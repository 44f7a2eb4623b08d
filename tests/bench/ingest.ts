// G13 and G14: how fast the server takes entries in, beside plain rows in the same SQLite on the same disk, and beside the least server
// that keeps the promises made at the door (ADR 9).
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

/** `own`: what must be reached of the least server, so that getting slower is seen. */
type Contest = {
  goal: string;
  what: string;
  must: number;
  own: number;
  connections: number;
  load: Load;
  pairs: number;
};

const contests: Contest[] = [
  {
    goal: 'G13',
    what: 'HTTP ingest, 50 entries a request × 4 connections, against raw SQLite with JSON.parse',
    must: 0.6,
    own: 0.4,
    connections: 4,
    load: { requests: 40, perPush: 50 },
    pairs: 11,
  },
  {
    goal: 'G14',
    what: 'HTTP ingest, 1 entry a request × 16 connections, against a raw transaction each',
    must: 0.9,
    own: 0.5,
    connections: 16,
    load: { requests: 1000, perPush: 1 },
    pairs: 11,
  },
];

const tokens = Array.from({ length: 16 }, (_, n) => `phone-${n}`);

export async function ingest(): Promise<Row[]> {
  const rows: Row[] = [];
  for (const contest of contests) rows.push(...(await measure(contest)));
  return rows;
}

/** A server runs for weeks: what is measured is code that was compiled, and one round is only forty pushes. */
const warmUps = 8;

const contestants = ['server', 'least', 'raw'] as const;
type Name = (typeof contestants)[number];
type Took = Record<Name, number>;

/** Who goes first alternates, after the warm-up of all. */
async function measure(contest: Contest): Promise<Row[]> {
  const { connections, load, pairs } = contest;
  const folder = mkdtempSync(join(tmpdir(), 'patrol-bench-'));
  const [rawFile, leastFile] = [join(folder, 'raw.sqlite'), join(folder, 'least.sqlite')];
  // Its log goes where a service's log goes, out of the way of the table.
  const servers = [start('server', [folder, ...tokens], 'ignore'), start('least', [leastFile])];
  const clients: ChildProcess[] = [start('raw', [rawFile])];
  try {
    for (const server of servers) clients.unshift(await clientOf(server, connections));
    const [least, http, raw] = clients as [ChildProcess, ChildProcess, ChildProcess];
    const of = { server: http, least, raw };
    const rounds: Took[] = [];
    let kept = 0;
    for (let pair = -warmUps; pair < pairs; pair++) {
      const order = pair % 2 === 0 ? contestants : contestants.toReversed();
      const all = async (): Promise<Took> => {
        const took: Took = { server: NaN, least: NaN, raw: NaN };
        for (const one of order) took[one] = await round(of[one], load);
        kept += load.requests * load.perPush;
        return took;
      };
      if (pair < 0) await all();
      else rounds.push(await calmly(all));
    }
    for (const server of servers) await kill(server);
    await checkKept(folder, rawFile, leastFile, kept);
    return rowsOf(contest, rounds);
  } finally {
    for (const child of [...servers, ...clients]) await kill(child);
    rmSync(folder, { recursive: true, force: true });
  }
}

async function clientOf(server: ChildProcess, connections: number): Promise<ChildProcess> {
  const { port } = new URL(((await hear(server)) as { url: string }).url);
  return start('client', [port, String(connections), ...tokens]);
}

function rowsOf({ goal, what, must, own, load }: Contest, rounds: readonly Took[]): Row[] {
  const rate = (name: Name) => median(rounds.map((took) => (load.requests * load.perPush * 1000) / took[name]));
  const row = (said: string, one: Name, other: Name, least: number): Row => {
    const ratios = rounds.map((took) => took[other] / took[one]);
    const [low, middle, high] = [Math.min(...ratios), median(ratios), Math.max(...ratios)].map((n) => n.toFixed(2));
    const value = `${middle}× (${low}–${high}; ${rate(one).toFixed(0)} and ${rate(other).toFixed(0)} entries/s)`;
    return { goal, what: said, value, must: `≥ ${least.toFixed(2)}×`, ok: median(ratios) >= least };
  };
  return [
    row(what, 'server', 'raw', must),
    row('the same by the least server that keeps the promises', 'least', 'raw', must),
    row('the server against the least one', 'server', 'least', own),
  ];
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

/** All must end with everything readable after the power switch: lines, chain and documents here, rows there. */
async function checkKept(folder: string, rawFile: string, leastFile: string, kept: number): Promise<void> {
  const store = openSqlite(join(folder, 'patrol.sqlite'), () => undefined);
  const { totals } = await store.reports.inspections(yucai.id, { scope: [], limit: 1 });
  const broken = await store.ledger.firstBreak(yucai.id);
  await store.close();
  if (totals.received !== kept || broken)
    throw new Error(`the server kept ${totals.received} of ${kept} entries, line ${broken?.seq ?? 'none'} is broken`);
  checkRows(rawFile, ['inspections', kept], ['answers', kept * 20]);
  checkRows(leastFile, ['ledger', kept], ['documents', kept]);
}

function checkRows(file: string, ...tables: readonly [name: string, rows: number][]): void {
  const db = new DatabaseSync(file);
  for (const [name, rows] of tables) {
    const found = db.prepare(`SELECT count(*) AS n FROM ${name}`).get()?.['n'];
    if (found !== rows) throw new Error(`of ${rows} ${name} plain SQLite kept ${Number(found)}`);
  }
  db.close();
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}
