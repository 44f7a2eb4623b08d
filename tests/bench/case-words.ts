// G18: a list of ten thousand open cases asked for by words, as its field asks: the page, and how long each list is.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { HazardRows } from '../../src/domain/hazard-reports.ts';
import { caseNumber } from '../../src/domain/case-number.ts';
import { buildApp } from '../../src/server/app.ts';
import { readConfig } from '../../src/server/config.ts';
import { openParts } from '../../src/server/main.ts';
import { id, sun, tonight, yucai } from '../cast.ts';
import { fillSchool } from './big-school.ts';
import { inMs, p95, spread } from './numbers.ts';
import { reportCases } from './open-cases.ts';
import type { Row } from './row.ts';
import { sessionOf } from './year.ts';

const cases = 10_000;
const turns = 4;
const mustMs = 100;

export async function caseWords(): Promise<Row[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'patrol-bench-words-'));
  const { parts, close } = await openParts(readConfig({ DATA_DIR: dataDir, LOG_LEVEL: 'silent' }), null);
  parts.requestsPerMinute = Number.MAX_SAFE_INTEGER;
  parts.now = () => tonight;
  try {
    const amount = { inspections: 500, everyMs: 60_000, wrongEvery: 100 };
    const { rooms } = await fillSchool(parts.store, sessionOf('founder'), amount);
    const placeIds = rooms.map((room) => room.id);
    await reportCases(parts.store, yucai.id, { by: sun, placeIds, cases, now: () => tonight });
    await parts.store.sessions.open(yucai.id, sun.id, { ...sessionOf('sun'), id: id(2003) });
    const app = buildApp(parts);
    const ask = async (path: string): Promise<string> => {
      const answer = await app.request(path, { headers: { cookie: 'patrol=sun', 'x-patrol': '1' } });
      if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`);
      return answer.text();
    };
    const one = await parts.store.documents.read(yucai.id, 'hazard', id(104_321));
    const number = one ? caseNumber(one, yucai.timeZone) : '';
    const questions = [
      number,
      number.slice(-6),
      '灭火器',
      '压力不足',
      '教学楼',
      '305',
      'jxl',
      'ssl 灯',
      '第 77 处',
      '孙静',
    ];
    const took: number[] = [];
    for (let turn = 0; turn <= turns; turn++)
      for (const words of questions) {
        const said = encodeURIComponent(words);
        const before = performance.now();
        const text = await ask(`/api/hazards?list=open&words=${said}`);
        await ask(`/api/hazards/counts?words=${said}`);
        if (turn > 0) took.push(performance.now() - before);
        if ((JSON.parse(text) as HazardRows).total === 0) throw new Error(`nothing is found by ${words}`);
      }
    return [
      {
        goal: 'G18',
        what: `the list of ${cases} open cases by words, numbers and initials: the server's time for its page and its counts, of ${questions.length} questions`,
        value: `p95 ${inMs(p95(took))} (${spread(took, inMs)})`,
        must: `≤ ${inMs(mustMs)}`,
        ok: p95(took) <= mustMs,
      },
    ];
  } finally {
    await close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}
