// What the server does twice a minute while ten thousand cases are open: how long it keeps everybody else waiting. And taking them in.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { tellEverybody } from '../../src/server/alerts/tell-everybody.ts';
import { closeRounds } from '../../src/server/close-rounds.ts';
import { readConfig } from '../../src/server/config.ts';
import { forgetContacts } from '../../src/server/forget-contacts.ts';
import { openParts } from '../../src/server/main.ts';
import { moveCases } from '../../src/server/move-cases.ts';
import { sun, tonight, yucai } from '../cast.ts';
import { fillSchool } from './big-school.ts';
import { inMs, inS, median, p95, spread, times } from './numbers.ts';
import { reportCases } from './open-cases.ts';
import type { Row } from './row.ts';
import { sessionOf } from './year.ts';

const cases = 10_000;
const hourMs = 3_600_000;
const most = { holdMs: 100, growth: 2 };
/** Hours after the report: fresh, said already, and when everything has become overdue at once. */
const looks = [0, 0, 48, 48];

export async function caseClock(): Promise<Row[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'patrol-bench-clock-'));
  const { parts, close } = await openParts(readConfig({ DATA_DIR: dataDir, LOG_LEVEL: 'silent' }), null);
  let now = tonight;
  parts.now = () => now;
  try {
    const amount = { inspections: 500, everyMs: 60_000, wrongEvery: 100 };
    const { rooms } = await fillSchool(parts.store, sessionOf('principal'), amount);
    const placeIds = rooms.map(({ id }) => id);
    const taken = await reportCases(parts.store, yucai.id, { by: sun, placeIds, cases, now: () => now });
    const holds: number[] = [];
    const took: number[] = [];
    for (const hours of looks) {
      now = tonight + hours * hourMs;
      const before = performance.now();
      holds.push(
        ...(await holdsOf(async () => {
          const closed = await closeRounds(parts, now);
          await moveCases(parts, now);
          await forgetContacts(parts, now);
          await tellEverybody(parts, closed, now);
        })),
      );
      took.push(performance.now() - before);
    }
    const growth = median(taken.slice(-5)) / median(taken.slice(0, 5));
    return [
      {
        goal: 'G17',
        what: `what the clock looks at twice a minute while ${cases} cases are open: how long it holds everybody else, of ${holds.length} turns`,
        value: `the longest ${inMs(Math.max(...holds))} (p95 ${inMs(p95(holds))}; whole looks ${spread(took, inS)})`,
        must: `≤ ${inMs(most.holdMs)}`,
        ok: Math.max(...holds) <= most.holdMs,
      },
      {
        goal: 'G17',
        what: `taking in five hundred reports at once, the last of ${cases} against the first`,
        value: `${times(growth)} (${spread(taken, inMs)})`,
        must: `≤ ${times(most.growth)}`,
        ok: growth <= most.growth,
      },
    ];
  } finally {
    await close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** How long the event loop stood still, turn by turn, while this was done; ms. */
async function holdsOf(work: () => Promise<void>): Promise<number[]> {
  const holds: number[] = [];
  let before = performance.now();
  let isOn = true;
  const turn = () => {
    const at = performance.now();
    holds.push(at - before);
    before = at;
    if (isOn) setImmediate(turn);
  };
  setImmediate(turn);
  await work();
  // The last turn counts as well.
  isOn = false;
  await setTimeout(10);
  return holds;
}
