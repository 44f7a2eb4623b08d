// Whose cold starts are measured: each on a profile that has used its app, and with its server gone.
import { rmSync } from 'node:fs';
import { OwnBrowser } from '../e2e/own-browser.ts';
import { answer, begin, saved, signIn, workerInCharge } from '../e2e/phone.ts';
import { openSchool } from '../e2e/school.ts';
import { buildPage } from './build-page.ts';
import { serveFolder } from './serve-folder.ts';

export type Contestant = { browser: OwnBrowser; address: string };

/** Signed in, a draft of twenty items begun, opened twice from the worker, and then the server is gone. */
export async function warmProduct(): Promise<Contestant> {
  const browser = new OwnBrowser({ isWhole: true });
  const school = await openSchool();
  try {
    const page = await browser.start();
    await signIn(page, school.server.url, 'wang');
    await workerInCharge(page);
    await begin(page, ['3号宿舍楼', '2层'], '楼层日检');
    await answer(page, 1, '正常');
    await saved(page);
    const address = page.url();
    for (let visit = 0; visit < 2; visit++) {
      await page.reload();
      await page.getByRole('radio').first().waitFor();
      await page.waitForTimeout(1500);
    }
    await browser.close();
    return { browser, address };
  } finally {
    await school.server.remove();
  }
}

/** The same of one of the small pages of this folder, which has twenty items of its own. */
export async function warmBare(name: string): Promise<Contestant> {
  const browser = new OwnBrowser({ isWhole: true });
  const folder = await buildPage(name, { worker: true });
  const served = await serveFolder(folder);
  try {
    const address = `${served.url}/`;
    const page = await browser.start();
    await page.goto(address);
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    for (let visit = 0; visit < 2; visit++) {
      await page.reload();
      await page.getByRole('radio').first().waitFor();
      await page.waitForTimeout(1500);
    }
    await browser.close();
    return { browser, address };
  } finally {
    await served.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
