// A year of a district in one school: how long the desk waits for what it opens, against counting the answers themselves.
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Document } from '../../src/domain/documents.ts';
import type { Person, Role } from '../../src/domain/person.ts';
import { roleNames } from '../../src/domain/role-names.ts';
import { figuresFor } from '../../src/domain/today/reports.ts';
import { figureNames } from '../../src/domain/today/words.ts';
import { buildApp } from '../../src/server/app.ts';
import { readConfig } from '../../src/server/config.ts';
import { openParts } from '../../src/server/main.ts';
import { hearing } from '../../src/server/store/sqlite/heard.ts';
import { sqliteDocuments } from '../../src/server/store/sqlite/documents.ts';
import { memoryOf } from '../../src/server/store/sqlite/memory.ts';
import { weekWriter } from '../../src/server/store/sqlite/weeks.ts';
import { id, tonight, yucai } from '../cast.ts';
import { fillSchool, handInOneMore } from './big-school.ts';
import { fillCases } from './full-cases.ts';
import { fillDesk } from './full-desk.ts';
import { inMs, inS, median, p95, spread, times } from './numbers.ts';
import type { Row } from './row.ts';

const dayMs = 86_400_000;
const inspections = 500_000;
const amount = { inspections, everyMs: Math.floor((364 * dayMs) / inspections), wrongEvery: 100 };
const [openings, readings, counted] = [40, 20, 20_000];

const dayOf = (ms: number): string => new Date(ms + 8 * 3_600_000).toISOString().slice(0, 10);
const [today, yesterday, weekAgo, quarterAgo, yearAgo] = [0, 1, 6, 12 * 7, 51 * 7].map((days) =>
  dayOf(tonight - days * dayMs),
);

/** What 今日 of a principal asks for. */
const asked = [
  '/api/first-run',
  '/api/hazards/counts',
  `/api/rounds?from=${today}&to=${today}`,
  `/api/rounds?from=${yesterday}&to=${yesterday}`,
  '/api/today',
  '/api/phones',
  `/api/hazards?list=all&sort=newest&from=${today}&to=${today}&limit=5`,
  `/api/inspections?from=${today}&to=${today}&limit=1`,
  `/api/inspections?from=${yesterday}&to=${yesterday}&limit=1&until=now`,
  '/api/signatures',
  `/api/remarks?from=${weekAgo}&to=${today}&limit=1`,
  '/api/rechecks',
];

/** What the role of somebody is told besides. */
const toldByRole = '/api/today';

/** A question that finds nothing is answered quickly by any table. */
function isEmpty(path: string, text: string): boolean {
  const body = JSON.parse(text) as { rows?: unknown[]; figures?: { n: number }[]; counts?: { open: number } };
  if (path.startsWith('/api/first-run')) return false;
  // Nobody ate along at half past ten at night: of everything else there is some.
  if (body.figures) return body.figures.filter(({ n }) => n === 0).length > 1;
  if (body.counts) return body.counts.open === 0;
  return (body.rows ?? [1]).length === 0;
}

export async function year(): Promise<Row[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'patrol-bench-year-'));
  const opened = await openParts(readConfig({ DATA_DIR: dataDir, LOG_LEVEL: 'silent' }), null);
  const { parts } = opened;
  parts.requestsPerMinute = Number.MAX_SAFE_INTEGER;
  parts.now = () => tonight;
  try {
    const startedAt = performance.now();
    const campus = await fillSchool(parts.store, sessionOf('founder'), amount);
    const filledMs = performance.now() - startedAt;
    const principal = await fillDesk(parts, campus);
    const others = await fillCases(parts, campus);
    for (const [n, one] of [principal, ...others].entries())
      await parts.store.sessions.open(yucai.id, one.id, { ...sessionOf(one.username), id: id(2002 + n) });
    const app = buildApp(parts);
    const ask = async (path: string, as = principal.username): Promise<number> => {
      const before = performance.now();
      const answer = await app.request(path, { headers: { cookie: `patrol=${as}`, 'x-patrol': '1' } });
      const body = await answer.text();
      const took = performance.now() - before;
      if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}: ${body}`);
      if (isEmpty(path, body)) throw new Error(`${path} reads an empty table: ${body}`);
      return took;
    };
    const file = join(dataDir, 'patrol.sqlite');
    const upkeepMs = upkeep(file) * inspections;
    const before = (n: number) => handInOneMore(parts.store, campus, n);
    return [
      ...(await openToday(ask, before, filledMs)),
      ...(await openOthers(ask, before, others)),
      ...(await readYear(ask, file)),
      upkeepRow(filledMs, upkeepMs),
    ];
  } finally {
    await opened.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

export const sessionOf = (token: string) => ({
  id: id(2001),
  tokenHash: createHash('sha256').update(token).digest('hex'),
  deliveryHash: null,
  deviceId: null,
  agent: 'bench',
  createdAt: tonight,
});

type Ask = (path: string, as?: string) => Promise<number>;

/** `before`: something is handed in, so that no opening finds what an earlier one had counted. */
async function openToday(ask: Ask, before: (n: number) => Promise<void>, filledMs: number): Promise<Row[]> {
  const each: number[] = [];
  const whole: number[] = [];
  const slowest = new Map<string, number[]>();
  for (let n = 0; n <= openings; n++) {
    await before(n);
    let sum = 0;
    for (const path of asked) {
      const took = await ask(path);
      sum += took;
      if (n === 0) continue;
      each.push(took);
      slowest.set(path, [...(slowest.get(path) ?? []), took]);
    }
    if (n > 0) whole.push(sum);
  }
  const [path, took] = [...slowest].toSorted(([, a], [, b]) => p95(b) - p95(a))[0] ?? ['', [0]];
  const made = `${inspections} inspections, ${inspections * 20} answers, ${inspections / amount.wrongEvery} open hazards, made in ${inS(filledMs)}`;
  const must = '≤ 50 ms';
  return [
    {
      goal: 'G15',
      what: `今日 of a principal, each of its ${asked.length} questions, each time after something was handed in: ${made}`,
      value: `p95 ${inMs(p95(each))} (${spread(each, inMs)}); slowest ${path.replace(/\?.*/, '')} p95 ${inMs(p95(took))}`,
      must,
      ok: p95(took) <= 50,
    },
    {
      goal: 'G15',
      what: 'the same, all of them one after the other',
      value: `p95 ${inMs(p95(whole))} (${spread(whole, inMs)})`,
      must,
      ok: p95(whole) <= 50,
    },
  ];
}

/** The same question of each role that leads something, each time after something was handed in. */
async function openOthers(ask: Ask, before: (n: number) => Promise<void>, others: readonly Person[]): Promise<Row[]> {
  const took = new Map(others.map(({ role }): [Role, number[]] => [role, []]));
  for (let n = 0; n <= openings; n++)
    for (const [i, { role, username }] of others.entries()) {
      // Behind those of the principal.
      await before(openings + 1 + n * others.length + i);
      const ms = await ask(toldByRole, username);
      if (n > 0) took.get(role)?.push(ms);
    }
  return [...took].map(([role, ms]): Row => ({
    goal: 'G15',
    what: `今日 of ${roleNames[role].zh}: ${figuresFor(role)
      .map((is) => figureNames[is])
      .join('、')}`,
    value: `p95 ${inMs(p95(ms))} (${spread(ms, inMs)})`,
    must: '≤ 50 ms',
    ok: p95(ms) <= 50,
  }));
}

const raw = `SELECT c.covering_id, a.value ->> '$.itemId', count(*)
  FROM ledger AS l
  CROSS JOIN json_each(l.raw, '$.body.answers') AS a
  CROSS JOIN place_covers AS c
  WHERE l.school_id = ? AND c.school_id = l.school_id AND c.place_id = l.raw ->> '$.body.placeId' AND l.raw ->> '$.kind' = 'inspection-submitted' AND a.value ->> '$.value' = 'fail'
  GROUP BY 1, 2`;

/** The whole answer of the page, as it opens and over a year, against one question put to the answers themselves. */
async function readYear(ask: Ask, file: string): Promise<Row[]> {
  const quarter = await asOften(() => ask(`/api/analysis/inspections?from=${quarterAgo}&to=${today}`));
  const whole = await asOften(() => ask(`/api/analysis/inspections?from=${yearAgo}&to=${today}`));
  const rawMs = countRaw(file);
  const ratio = rawMs / median(whole);
  return [
    {
      goal: 'G15',
      what: 'the analysis of inspections as it opens, over 13 weeks',
      value: `p95 ${inMs(p95(quarter))} (${spread(quarter, inMs)})`,
      must: '≤ 50 ms',
      ok: p95(quarter) <= 50,
    },
    {
      goal: 'G15',
      what: 'the same over a year',
      value: `p95 ${inMs(p95(whole))} (${spread(whole, inMs)})`,
      must: '≤ 50 ms',
      ok: p95(whole) <= 50,
    },
    {
      goal: 'G15',
      what: 'the same over a year, against counting the faults among the answers themselves',
      value: `${ratio.toFixed(0)}× faster: ${inMs(median(whole))} (${spread(whole, inMs)}) and ${inS(rawMs)}`,
      must: '≥ 10×',
      ok: ratio >= 10,
    },
  ];
}

async function asOften(measure: () => Promise<number>): Promise<number[]> {
  const took: number[] = [];
  for (let n = 0; n <= readings; n++) took.push(await measure());
  return took.slice(1);
}

function countRaw(file: string): number {
  const db = new DatabaseSync(file, { readOnly: true });
  const before = performance.now();
  const found = db.prepare(raw).all(yucai.id).length;
  const took = performance.now() - before;
  db.close();
  if (found === 0) throw new Error('counting the answers themselves found nothing');
  return took;
}

/** What counting its week costs an inspection, in ms: counted once more in a transaction that is undone. */
function upkeep(file: string): number {
  const db = new DatabaseSync(file, { timeout: 60_000 });
  const { reader } = sqliteDocuments(db, memoryOf(db), hearing());
  const writer = weekWriter(db, reader);
  const ids = db.prepare(`SELECT id FROM documents WHERE type = 'inspection' ORDER BY seq DESC LIMIT ?`).all(counted);
  const documents = ids.map((row): Document => {
    const key = String(row['id']);
    return { type: 'inspection', id: key, body: reader(yucai.id)('inspection', key)! };
  });
  db.exec('BEGIN IMMEDIATE');
  const before = performance.now();
  for (const document of documents) {
    const unseen = { ...document, id: `${document.id}-` };
    writer.save(yucai.id, writer.before(yucai.id, unseen), unseen);
  }
  const took = performance.now() - before;
  db.exec('ROLLBACK');
  db.close();
  return took / documents.length;
}

function upkeepRow(filledMs: number, upkeepMs: number): Row {
  const ratio = filledMs / (filledMs - upkeepMs);
  return {
    goal: 'G15',
    what: 'taking in an inspection with its week counted, against without',
    value: `${times(ratio)} (${inMs(filledMs / inspections)} each, ${(upkeepMs / inspections).toFixed(3)} ms of it the week)`,
    must: '≤ 1.25×',
    ok: ratio <= 1.25,
  };
}
