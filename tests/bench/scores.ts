// Lighthouse's mobile scores, on the page before anybody is signed in and on Today.
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { chromiumArgs } from '../e2e/chromium.ts';
import { OwnBrowser } from '../e2e/own-browser.ts';
import { signIn, workerInCharge } from '../e2e/phone.ts';
import { openSchool } from '../e2e/school.ts';
import { findBrowser } from '../tools/browser.ts';
import { median } from './numbers.ts';
import type { Row } from './row.ts';

const categories = ['performance', 'accessibility', 'best-practices'] as const;
const least = 95;
const runs = 3;
const tries = 6;

type Report = {
  finalDisplayedUrl: string;
  runtimeError?: { message: string };
  environment: { benchmarkIndex: number };
  categories: Record<string, { score: number | null }>;
  audits: Record<string, { score: number | null; displayValue?: string }>;
};

const run = promisify(execFile);
const lighthouse = join(import.meta.dirname, '../../node_modules/lighthouse/cli/index.js');

export async function scores(): Promise<Row[]> {
  const school = await openSchool();
  const folder = mkdtempSync(join(tmpdir(), 'patrol-bench-lighthouse-'));
  try {
    const page = `${school.server.url}/`;
    const fresh: Report[] = [];
    for (let n = 0; n < runs; n++)
      fresh.push(await look(page, folder, [`--chrome-flags=--headless=new ${chromiumArgs.join(' ')}`]));
    const known = await signedIn(page, folder);
    return [row('sign-in page', fresh), row('今日, signed in', known)];
  } finally {
    await school.server.remove();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** A phone somebody has signed in on. The browser is started anew by Lighthouse alone: whoever else listens slows the page. */
async function signedIn(url: string, folder: string): Promise<Report[]> {
  const browser = new OwnBrowser({ isWhole: true });
  try {
    const page = await browser.start();
    await signIn(page, url, 'wang');
    await workerInCharge(page);
    await browser.context.close();
    const flags = `--chrome-flags=--headless=new ${chromiumArgs.join(' ')} --user-data-dir=${browser.folder}`;
    const reports: Report[] = [];
    for (let n = 0; n < runs; n++) reports.push(await look(url, folder, [flags, '--disable-storage-reset']));
    const after = await browser.start();
    await after.goto(url);
    await after.getByRole('heading', { name: '今日', level: 1 }).waitFor();
    return reports;
  } finally {
    await browser.remove();
  }
}

async function look(url: string, folder: string, how: string[]): Promise<Report> {
  const file = join(folder, 'report.json');
  const only = `--only-categories=${categories.join(',')}`;
  const args = [lighthouse, url, '--quiet', '--output=json', `--output-path=${file}`, only, ...how];
  const env = { ...process.env, CHROME_PATH: findBrowser() };
  for (let left = tries; ; left--) {
    try {
      await run('node', args, { env });
      break;
    } catch (error) {
      // Now and then the browser's own record of a page has no beginning, and nothing can be said of it.
      if (left === 1 || !String(error).includes('NO_NAVSTART')) throw error;
    }
  }
  const report = JSON.parse(readFileSync(file, 'utf8')) as Report;
  if (report.runtimeError) throw new Error(report.runtimeError.message);
  return report;
}

const metrics = [
  'first-contentful-paint',
  'largest-contentful-paint',
  'total-blocking-time',
  'cumulative-layout-shift',
];
const short: Record<string, string> = { first: 'FCP', largest: 'LCP', total: 'TBT', cumulative: 'CLS' };

function row(page: string, reports: readonly Report[]): Row {
  const scored = categories.map((name) => ({
    name,
    score: Math.round(100 * median(reports.map((one) => one.categories[name]?.score ?? 0))),
  }));
  const middle = reports.toSorted(
    (a, b) => (a.categories['performance']?.score ?? 0) - (b.categories['performance']?.score ?? 0),
  )[1];
  const times = metrics.map(
    (name) => `${short[name.split('-')[0] ?? '']} ${middle?.audits[name]?.displayValue ?? '?'}`,
  );
  const index = middle?.environment.benchmarkIndex.toFixed(0);
  return {
    goal: 'Lighthouse',
    what: `${page}, mobile, median of ${reports.length}`,
    value: `${scored.map(({ name, score }) => `${name} ${score}`).join(', ')} (${times.join(', ')}; BenchmarkIndex ${index})`,
    must: `≥ ${least} each`,
    ok: scored.every(({ score }) => score >= least),
  };
}
