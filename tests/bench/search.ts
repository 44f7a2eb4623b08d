// How long the server takes to find something among a million answers, as a principal, as whoever answers for one building, and as one who walks.
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Person } from '../../src/domain/person.ts';
import type { SearchAnswer } from '../../src/domain/search.ts';
import { readConfig } from '../../src/server/config.ts';
import { buildApp } from '../../src/server/app.ts';
import { makeEntries, type Fact } from '../../src/server/entries.ts';
import type { Parts } from '../../src/server/env.ts';
import { openParts } from '../../src/server/main.ts';
import { id, sun, yucai } from '../cast.ts';
import { inMs, inS, p95, spread } from './numbers.ts';
import type { Row } from './row.ts';
import { fillSchool } from './big-school.ts';

const must = 100;
const amount = { inspections: 50_000, everyMs: 300_000, wrongEvery: 10 };
/** Names and parts of names, initials, numbers, what was written, and several words together: each is asked once. */
const questions = [
  '宿',
  '宿舍楼',
  '号教学',
  '1号宿舍楼',
  '16号宿舍楼 101室',
  '室',
  '305',
  '20',
  '食堂',
  '体育馆 509',
  'ssl',
  'jxl',
  'sys',
  'tyg',
  '1hssl',
  'st',
  'wxl',
  'ljg',
  'zxy',
  'zcl',
  '灯',
  '应急照明',
  '指示标志被',
  '灭火器过期',
  '压力不足',
  '漏',
  '东侧消火栓',
  '楼梯口门锁打不开',
  '发热',
  '尽头配电箱',
  '王',
  '李建国',
  '曾',
  '陈志强 灯',
  '张 宿舍楼',
  '吴海涛 302',
  '杨 插座松动',
  'Night',
  'passage',
  'pass 20',
  '宿舍 灯 不亮',
  '教学楼 窗户',
  'ssl 灭火器',
  'sys 漏水',
  '没有这样的',
  'qqqq',
  'YH2026',
  '第3处通道',
  '通道畅通',
  '0',
];

const sessionOf = (n: number, token: string) => ({
  id: id(2000 + n),
  tokenHash: createHash('sha256').update(token).digest('hex'),
  deliveryHash: null,
  deviceId: null,
  agent: 'bench',
  createdAt: Date.now(),
});

export async function search(): Promise<Row[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'patrol-bench-search-'));
  const opened = await openParts(readConfig({ DATA_DIR: dataDir, LOG_LEVEL: 'silent' }), null);
  const { parts } = opened;
  parts.requestsPerMinute = Number.MAX_SAFE_INTEGER;
  try {
    const startedAt = performance.now();
    const { buildings, people } = await fillSchool(parts.store, sessionOf(1, 'principal'), amount);
    const filledMs = performance.now() - startedAt;
    await parts.store.sessions.open(yucai.id, people[0]?.id ?? '', sessionOf(2, 'walker'));
    await joinAsLeader(parts, buildings[0]?.id ?? '');
    const { took, found } = await askAll(parts);
    if (found < questions.length) throw new Error(`only ${found} things were found`);
    const made = `${amount.inspections * 20} answers, made in ${inS(filledMs)}`;
    return [
      {
        goal: 'Search',
        what: `${questions.length} different questions, each by three people, among ${made}`,
        value: `p95 ${inMs(p95(took))} (${spread(took, inMs)})`,
        must: `≤ ${must} ms`,
        ok: p95(took) <= must,
      },
    ];
  } finally {
    await opened.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** Answers for one building of twenty. */
async function joinAsLeader({ store, now }: Parts, building: string): Promise<void> {
  const leader: Person = { id: id(3000), name: '值班', username: 'leader', role: 'duty_leader', scope: [building] };
  const fact: Fact = { kind: 'person-added', schema: 1, subject: leader.id, body: leader };
  const make = (first: number) => makeEntries([fact], sun.id, store.device, first, now());
  await store.people.add(yucai.id, sun, leader, make, 'no password opens this', now());
  await store.sessions.open(yucai.id, leader.id, sessionOf(3, 'leader'));
}

async function askAll(parts: Parts): Promise<{ took: number[]; found: number }> {
  const app = buildApp(parts);
  const took: number[] = [];
  let found = 0;
  for (const cookie of ['principal', 'leader', 'walker'])
    for (const q of questions) {
      const before = performance.now();
      const headers = { cookie: `patrol=${cookie}`, 'x-patrol': '1' };
      const response = await app.request(`/api/search?q=${encodeURIComponent(q)}`, { headers });
      const { groups } = (await response.json()) as SearchAnswer;
      took.push(performance.now() - before);
      found += groups.reduce((sum, { hits }) => sum + hits.length, 0);
    }
  return { took, found };
}
