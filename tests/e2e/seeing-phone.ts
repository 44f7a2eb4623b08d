// A phone whose camera shows codes: a browser of its own, since what the camera shows is said when it starts.
import { chromium, devices, test, type Browser, type Page } from '@playwright/test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findShell } from '../tools/browser.ts';
import { chromiumArgs } from './chromium.ts';
import { film } from './film.ts';

/** For the tests of one file; its browsers are closed and its films removed. The codes are shown a second each, null is nothing. */
export function seeingPhone(): (scenes: readonly (string | null)[]) => Promise<Page> {
  let browser: Browser | undefined;
  const folder = mkdtempSync(join(tmpdir(), 'patrol-film-'));
  test.afterEach(() => browser?.close());
  test.afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return async (scenes) => {
    const file = join(folder, 'camera.y4m');
    film(file, scenes);
    const args = [...chromiumArgs, `--use-file-for-fake-video-capture=${file}`];
    browser = await chromium.launch({ executablePath: findShell(), args });
    const context = await browser.newContext({
      ...devices['Pixel 7'],
      deviceScaleFactor: 1,
      viewport: { width: 360, height: 740 },
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
    });
    return context.newPage();
  };
}
