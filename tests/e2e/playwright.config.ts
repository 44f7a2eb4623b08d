// Long walks in a real browser against a real server process.
import { defineConfig, devices } from '@playwright/test';
import { findBrowser } from '../tools/browser.ts';
import { chromiumArgs } from './chromium.ts';

export default defineConfig({
  testDir: '.',
  globalSetup: './build.ts',
  timeout: 120_000,
  expect: { timeout: 10_000 },
  // Two at once on two cores took as long (10.4 minutes and 11.3), and each was slower.
  workers: 1,
  fullyParallel: false,
  outputDir: '../../test-results',
  reporter: 'list',
  use: {
    ...devices['Pixel 7'],
    viewport: { width: 360, height: 740 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    actionTimeout: 10_000,
    // A trace costs a third of the time: `TRACE=1` for a walk that failed.
    trace: process.env['TRACE'] ? 'retain-on-failure' : 'off',
    launchOptions: { executablePath: findBrowser(), args: chromiumArgs },
  },
});
