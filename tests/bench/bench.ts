// `npm run bench`: builds the app, measures one goal after another, and writes docs/benchmarks.md.
// `npm run bench -- tap photo` measures only these and writes nothing; with `--note` their lines of the page are written anew.
// `PATROL_NOISY=1` lets a bench run to its end while others work; it writes nothing either.
import { rmSync } from 'node:fs';
import { loadavg } from 'node:os';
import { buildClient, dist } from '../../src/server/build-client.ts';
import { caseClock } from './case-clock.ts';
import { caseWords } from './case-words.ts';
import { caseList } from './case-list.ts';
import { benchmarkIndex } from './benchmark-index.ts';
import { bytes } from './bytes.ts';
import { isNoisy, pairsDiscarded } from './calm.ts';
import { coldStart } from './cold-start.ts';
import { firstDownload } from './first-download.ts';
import { ingest } from './ingest.ts';
import { longQueue } from './long-queue.ts';
import { offlineReady } from './offline-ready.ts';
import { renewRows, writePage } from './page.ts';
import { photo } from './photo.ts';
import { places } from './places.ts';
import type { Row } from './row.ts';
import { scan } from './scan.ts';
import { scores } from './scores.ts';
import { search } from './search.ts';
import { tapToCommit } from './tap-to-commit.ts';
import { tableToPaint } from './table-to-paint.ts';
import { tapToPaint } from './tap-to-paint.ts';
import { workbook } from './workbook.ts';
import { year } from './year.ts';

const benches = {
  bytes,
  'offline-ready': offlineReady,
  'cold-start': coldStart,
  'tap-to-paint': tapToPaint,
  'table-to-paint': tableToPaint,
  'case-list': caseList,
  'case-clock': caseClock,
  'case-words': caseWords,
  'tap-to-commit': tapToCommit,
  photo,
  ingest,
  workbook,
  search,
  year,
  'first-download': firstDownload,
  scores,
  scan,
  places,
  'long-queue': longQueue,
};

const asked = process.argv.slice(2).filter((one) => one !== '--note');
const chosen = Object.entries(benches).filter(
  ([name]) => asked.length === 0 || asked.some((part) => name.includes(part)),
);

// Built and packed the way `npm start` does it, so that the bytes are those of a school.
if (!process.env['PATROL_BUILT']) {
  rmSync(dist, { recursive: true, force: true });
  await buildClient(console.log);
}
const before = loadavg();
const startedAt = performance.now();
const rows: Row[] = [];
for (const [name, bench] of chosen) {
  try {
    const measured = await bench();
    rows.push(...measured);
    for (const { goal, what, value, must, ok } of measured)
      console.log(`${ok ? 'met' : 'NOT'}  ${goal}  ${what}: ${value}, must ${must}`);
  } catch (error) {
    console.error(`FAILED  ${name} could not be measured: ${String(error).slice(0, 2000)}`);
    rows.push({ goal: name, what: 'could not be measured', value: '', must: '', ok: false });
    process.exitCode = 1;
  }
}
const minutes = (performance.now() - startedAt) / 60_000;
const run = { before, after: loadavg(), minutes, index: await benchmarkIndex(), discarded: pairsDiscarded() };
if (isNoisy) console.log('measured while others work: not written down');
else if (asked.length === 0) await writePage(rows, run);
else if (process.argv.includes('--note'))
  await renewRows(
    chosen.map(([name]) => name),
    rows,
    run,
  );
console.log(`${rows.filter(({ ok }) => ok).length} of ${rows.length} met, in ${minutes.toFixed(1)} min`);
