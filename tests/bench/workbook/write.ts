// Writes one long workbook in a process of its own, and prints how long it took, what it held, and how long nobody else was answered.
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { streamWorkbook, type LongRow } from '../../../src/server/sheets/stream-workbook.ts';
import type { Cell } from '../../../src/server/sheets/write-workbook.ts';
import { writeWorkbook } from '../../../src/server/sheets/write-workbook.ts';
import { columns, lineOf, linesIn } from './lines.ts';

const [how = '', count = '0', file = ''] = process.argv.slice(2);
const rows = Number(count);
const before = process.memoryUsage().rss;
let most = before;
const look = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 20);
const held = monitorEventLoopDelay({ resolution: 5 });
held.enable();
const startedAt = performance.now();
if (how === 'streamed') {
  const end = () => ({ name: '说明', columns: [{ head: '行数', width: 10 }], rows: [[rows]] });
  const made = streamWorkbook({ name: '台账', columns, parts: asRows(linesIn(rows, 200)) }, end);
  await pipeline(Readable.from(made), createWriteStream(file));
} else {
  const whole = { name: '台账', columns, rows: Array.from({ length: rows }, (_, n) => lineOf(n)) };
  await pipeline(Readable.from([await writeWorkbook([whole])]), createWriteStream(file));
}
const ms = performance.now() - startedAt;
clearInterval(look);
most = Math.max(most, process.memoryUsage().rss);
console.log(JSON.stringify({ ms, bytes: most - before, heldMs: held.max / 1e6 }));

async function* asRows(parts: AsyncIterable<Cell[][]>): AsyncGenerator<LongRow[]> {
  for await (const part of parts) yield part.map((cells) => ({ cells }));
}
