// Long walks in a real browser against a real server process.
import { defineConfig, devices } from '@playwright/test';
import { findShell } from '../tools/browser.ts';
import { chromiumArgs } from './chromium.ts';
import { isWhole, turn } from './turn.ts';
import { asPattern, leftOut, namesOne, readWalks } from './walks-in-turn.ts';

/** Walks that never leave the network: fetching what works offline would be half of what their first page costs. Single ones say `staysOnline`. */
const online =
  /\/(access|administration|alerts|analysis|briefing|case-board|case-desk|checklist-per-asset|closing|editor|first-day|floor-plan|language|ledgers|papers|photo-look|photo-wall|place-labels|places|plans|quality|retention|settings|sheets|tap-budgets)\.spec/;

const later = isWhole || namesOne(process.argv.slice(2)) ? [] : leftOut(readWalks(), Number(turn));

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  grepInvert: later.map(asPattern),
  metadata: { later: later.length },
  globalSetup: './global-setup.ts',
  // What is slow is the machine: a disk or a processor lent to somebody else has held a page for more than ten seconds.
  timeout: 240_000,
  expect: { timeout: 30_000 },
  // One for each core: with three, walks that wait for a picture or a new worker failed now and then where two did not.
  workers: 2,
  // Gone once more where it failed; what passed only then is told by name at the end.
  retries: 1,
  fullyParallel: false,
  projects: [
    { name: 'online', testMatch: online, use: { serviceWorkers: 'block' } },
    { name: 'phone', testIgnore: online },
  ],
  outputDir: '../../test-results',
  reporter: [
    ['list'],
    ['./turn-reporter.ts'],
    ...(process.env['PLAYWRIGHT_JSON_OUTPUT_FILE'] ? [['json'] as ['json']] : []),
  ],
  use: {
    ...devices['Pixel 7'],
    // Seven times as many points would be drawn by the processor, for looks that nobody sees.
    deviceScaleFactor: 1,
    viewport: { width: 360, height: 740 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    // The list glides to the next item otherwise, which every tap on it waits for; tap-budgets.spec and browsers of their own let it.
    contextOptions: { reducedMotion: 'reduce' },
    actionTimeout: 30_000,
    // A trace costs a third of the time: `TRACE=1` for a walk that failed.
    trace: process.env['TRACE'] ? 'retain-on-failure' : 'off',
    launchOptions: { executablePath: findShell(), args: chromiumArgs },
  },
});
