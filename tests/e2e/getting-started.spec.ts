// How it begins: on a phone that may install the app, and on a server that nobody has set up.
import { expect, test } from '@playwright/test';
import { isSound } from './looks.ts';
import { picturesAreReal } from './manifest.ts';
import { OwnBrowser } from './own-browser.ts';
import { setUp, signIn, workerInCharge } from './phone.ts';
import { openSchool } from './school.ts';
import { Screens } from './screens.ts';
import { ServerProcess } from './server-process.ts';

test.describe.configure({ timeout: 480_000 });

test('the browser finds nothing that keeps the app from being installed', async () => {
  // A private window cannot install anything, so this one is a browser of its own.
  const [school, phone] = [await openSchool(), new OwnBrowser({ isWhole: true })];
  try {
    const page = await phone.start();
    await signIn(page, school.server.url, 'wang');
    await workerInCharge(page);
    const devtools = await phone.context.newCDPSession(page);
    const found = (await devtools.send('Page.getInstallabilityErrors')) as { installabilityErrors: unknown[] };
    expect(found.installabilityErrors).toEqual([]);
    const manifest = (await devtools.send('Page.getAppManifest')) as { errors: unknown[] };
    expect(manifest.errors).toEqual([]);
    await picturesAreReal(page);
  } finally {
    await Promise.all([phone.remove(), school.server.remove()]);
  }
});

test('a fresh server asks to be set up, and then lets the first manager in', async ({ page }) => {
  const fresh = await ServerProcess.start();
  try {
    await page.goto(fresh.url);
    await page.waitForURL(/set-up/);
    const screens = new Screens(page, fresh.url);
    await isSound(screens, 'set-up');
    await setUp(page, fresh.setUpCode);
    await expect(page.getByRole('heading', { name: '设置好了' })).toBeVisible();
    await isSound(screens, 'founded');
    await page.getByText('先看看').click();
    await expect(page.getByRole('heading', { name: '今日', level: 1 })).toBeVisible();
  } finally {
    await fresh.remove();
  }
});
