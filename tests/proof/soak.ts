// A week of ninety phones against one server, as fast as it answers; and the same server while somebody tries to choke it.
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chance } from '../../src/server/demo/random.ts';
import { spoilText, spoilTree } from './hostile/spoil.ts';
import { wrongWith } from './hostile/oracle.ts';
import type { Part, Size, Told } from './part.ts';
import { headers, makeSent, push, sendPhoto } from './server/phones.ts';
import { putSchool, School, tokens } from './server/process.ts';
import type { Watched } from './server/watch.ts';

/** `domain.md` 10.1, school B: 90 phones, 230 inspections and 133 photos a day. */
const week = { phones: 90, days: 7, inspections: 230, photos: 133 };
const scale: Record<Size, typeof week> = { proof: week, commit: { phones: 20, days: 1, inspections: 60, photos: 20 } };
const photoBytes = 300_000;
const mostMB = 512;
/** Of processor time: that of a hundred ticks one may cost more, and none ever. */
const mostOwnMs = { p99: 200, ever: 1000 };
const attackMs: Record<Size, number> = { proof: 60_000, commit: 5000 };

type Watching = { school: School; dataDir: string; watched: () => Watched };

async function watching<T>(run: (one: Watching) => Promise<T>): Promise<T> {
  const dataDir = mkdtempSync(join(tmpdir(), 'patrol-soak-'));
  const file = join(dataDir, '..', `${dataDir.split('/').at(-1)}.json`);
  await putSchool(dataDir);
  const school = await School.start(dataDir, 'watch.ts', { WATCH_FILE: file });
  const watched = () => JSON.parse(readFileSync(file, 'utf8')) as Watched;
  try {
    return await run({ school, dataDir, watched });
  } finally {
    await school.kill();
    rmSync(dataDir, { recursive: true, force: true });
    rmSync(file, { force: true });
  }
}

const inMB = (file: string): string => `${(statSync(file).size / 2 ** 20).toFixed(1)} MB`;
const said = ({ rssMB, p50Ms, p99Ms, maxMs, ownP99Ms, ownMaxMs }: Watched): string =>
  `RSS at most ${rssMB.toFixed(0)} MB, event loop held up p50 ${p50Ms.toFixed(1)}, p99 ${p99Ms.toFixed(0)}, at most ${maxMs.toFixed(0)} ms, by its own work p99 ${ownP99Ms.toFixed(0)}, at most ${ownMaxMs.toFixed(0)} ms`;

export function judge(failed: string[], figures: string, { rssMB, ownP99Ms, ownMaxMs }: Watched): Told {
  if (rssMB > mostMB) failed.push(`the server grew to ${rssMB.toFixed(0)} MB`);
  if (ownMaxMs === 0) failed.push('nobody watched how long the server was held up');
  if (ownP99Ms > mostOwnMs.p99 || ownMaxMs > mostOwnMs.ever)
    failed.push(`the server held itself up for ${ownP99Ms.toFixed(0)} ms (p99), at most ${ownMaxMs.toFixed(0)} ms`);
  return { passed: failed.length === 0 ? 1 : 0, failed, figures };
}

export const soak: Part = {
  what: 'a week of ninety phones against one server',
  isTimed: true,
  run: (size) =>
    watching(async ({ school, dataDir, watched }) => {
      const { phones, days, inspections, photos } = scale[size];
      const failed: string[] = [];
      let [entries, pictures, slowestMs, walMB] = [0, 0, 0, 0];
      const timed = async <R>(asked: Promise<R>): Promise<R> => {
        const startedAt = performance.now();
        const answer = await asked;
        slowestMs = Math.max(slowestMs, performance.now() - startedAt);
        return answer;
      };
      const cursors = new Map<number, string>();
      async function day(phone: number, of: number): Promise<void> {
        const token = tokens[phone % tokens.length]!;
        const share = (all: number) => Math.floor((all * (phone + 1)) / phones) - Math.floor((all * phone) / phones);
        const due = share(inspections);
        for (let n = 0; n < due; n++) {
          const one = makeSent(phone, photoBytes);
          const [verdict] = (await timed(push(school.url, token, [one.entry]))).verdicts;
          if (verdict?.verdict === 'accepted') entries += 1;
          else failed.push(`not accepted: ${JSON.stringify(verdict)}`);
          if (n < Math.round((due * photos) / inspections) && (await timed(sendPhoto(school.url, token, one))).complete)
            pictures += 1;
        }
        // Every phone here is the same person's, whose records are everybody's: a few of them pull what ninety would.
        if (phone % 30 === 0) cursors.set(phone, await timed(pull(school.url, token, cursors.get(phone) ?? '')));
        const list = await timed(
          fetch(`${school.url}/api/hazards?limit=100`, { headers: headers(token, 'application/json') }),
        );
        if (!list.ok) failed.push(`day ${of}: hazards answered ${list.status}`);
        walMB = Math.max(walMB, statSync(join(dataDir, 'patrol.sqlite-wal')).size / 2 ** 20);
      }
      const startedAt = performance.now();
      for (let of = 0; of < days; of++) {
        const outcomes = await Promise.allSettled(Array.from({ length: phones }, (_, phone) => day(phone, of)));
        failed.push(...outcomes.flatMap((one) => (one.status === 'rejected' ? [String(one.reason)] : [])));
      }
      const seconds = (performance.now() - startedAt) / 1000;
      const { records, broken } = await school.count();
      if (records !== entries || entries !== days * inspections)
        failed.push(`${records} records, ${entries} accepted, ${days * inspections} sent`);
      if (broken) failed.push(`line ${broken.seq} of the ledger is broken`);
      await new Promise((resolve) => setTimeout(resolve, 1000));
      const seen = watched();
      const figures = `${entries} inspections and ${pictures} photos of 300 kB in ${seconds.toFixed(0)} s; ${said(seen)}; slowest answer ${slowestMs.toFixed(0)} ms; database ${inMB(join(dataDir, 'patrol.sqlite'))}, WAL at most ${walMB.toFixed(1)} MB`;
      return judge(failed.slice(0, 5), figures, seen);
    }),
};

/** Reads on from a cursor to the end; the cursor of the end. */
async function pull(url: string, token: string, from: string): Promise<string> {
  for (let cursor = from; ;) {
    const answer = await fetch(`${url}/api/changes?after=${cursor}`, { headers: headers(token, 'application/json') });
    const page = (await answer.json()) as { cursor: string; more: boolean };
    cursor = page.cursor;
    if (!page.more) return cursor;
  }
}

const large = 'x'.repeat(1_900_000);
const sparse = `[${Array.from({ length: 180_000 }, (_, n) => `{"a":${n % 10}}`).join(', ')}]`;

export const attack: Part = {
  what: 'eight connections that send what is hardest to read, while a phone hands in its work',
  isTimed: true,
  run: (size) =>
    watching(async ({ school, watched }) => {
      const failed: string[] = [];
      let [sent, hungUp, honest, slowestMs] = [0, 0, 0, 0];
      const until = Date.now() + attackMs[size];
      async function attacker(n: number): Promise<void> {
        const luck = chance(n);
        while (Date.now() < until) {
          const sound = {
            protocol: 'patrol/1',
            device: makeSent(n, 10).entry.device,
            build: 'x',
            entries: [makeSent(n, 10).entry, { a: large.slice(0, luck.whole(0, 1_800_000)) }],
          };
          const body = luck.happens(30) ? sparse : spoilText(JSON.stringify(spoilTree(sound, luck)), luck);
          const startedAt = performance.now();
          const text = await hostile(n, body);
          if (text === null) hungUp += 1;
          else if (text !== '') failed.push(text);
          slowestMs = Math.max(slowestMs, performance.now() - startedAt);
          sent += 1;
        }
      }
      /** What was wrong with the answer; null when the server hung up on a body it would not read. */
      async function hostile(n: number, body: string | Uint8Array): Promise<string | null> {
        try {
          const answer = await fetch(`${school.url}/api/ledger`, {
            method: 'POST',
            headers: headers(tokens[n]!, 'application/json'),
            body: new Uint8Array(Buffer.from(body)),
          });
          const told = { status: answer.status, type: answer.headers.get('content-type'), text: await answer.text() };
          return wrongWith({ ...told, ms: 0 }) ?? '';
        } catch (error) {
          if (error instanceof TypeError) return null;
          throw error;
        }
      }
      async function phone(): Promise<void> {
        while (Date.now() < until) {
          const one = makeSent(7, photoBytes);
          const [verdict] = (await push(school.url, tokens[7]!, [one.entry])).verdicts;
          const { complete } = await sendPhoto(school.url, tokens[7]!, one);
          if (verdict?.verdict === 'accepted' && complete) honest += 1;
        }
      }
      await Promise.all([...Array.from({ length: 8 }, (_, n) => attacker(n)), phone()]);
      await new Promise((resolve) => setTimeout(resolve, 1000));
      const seen = watched();
      if (honest === 0) failed.push('the phone delivered nothing');
      const figures = `${sent} hostile pushes (${hungUp} cut off while still sending), ${honest} inspections with their photo beside them; ${said(seen)}; slowest answer ${slowestMs.toFixed(0)} ms`;
      return judge(failed.slice(0, 5), figures, seen);
    }),
};
