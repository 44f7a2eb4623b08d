// A phone on the school's network needs HTTPS; the certificate files are all it takes.
import { expect, test } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findShell } from '../tools/browser.ts';
import { chromiumArgs } from './chromium.ts';
import { DeskClient } from './desk-client.ts';
import { signIn, workerInCharge } from './phone.ts';
import { password } from './school.ts';
import { ServerProcess } from './server-process.ts';

// A worker is only taken over a line the browser trusts; this certificate nobody has signed.
test.use({ launchOptions: { executablePath: findShell(), args: [...chromiumArgs, '--ignore-certificate-errors'] } });

test('with certificate files the server speaks HTTPS: its cookie is bound to it, and a phone opens without a network', async ({
  browser,
}) => {
  const folder = mkdtempSync(join(tmpdir(), 'patrol-tls-'));
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'];
  execFileSync(
    'openssl',
    [
      'req',
      '-x509',
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:prime256v1',
      '-nodes',
      '-keyout',
      key,
      '-out',
      cert,
      '-days',
      '1',
      ...subject,
    ],
    { stdio: 'ignore' },
  );
  process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0';
  const server = await ServerProcess.start({ TLS_CERT: cert, TLS_KEY: key });
  try {
    const context = await browser.newContext({ ignoreHTTPSErrors: true });
    const page = await context.newPage();
    const first = await page.goto(server.url);
    expect(first?.headers()['strict-transport-security']).toBeTruthy();
    await page.waitForURL(/set-up/);
    expect(await page.evaluate(() => isSecureContext)).toBe(true);
    await new DeskClient(server.url).ask('POST', '/setup', {
      code: server.setUpCode,
      school: { name: '育才中学', kind: 'secondary', facilities: [] },
      manager: { name: '孙静', username: 'sun', role: 'safety_office', password },
    });
    await signIn(page, server.url, 'sun');
    const cookies = await context.cookies();
    expect(cookies.find(({ name }) => name === '__Host-patrol')).toMatchObject({
      secure: true,
      httpOnly: true,
      path: '/',
    });
    await workerInCharge(page);
    await context.setOffline(true);
    await page.reload();
    await expect(page.getByRole('heading', { name: '今日', level: 1 })).toBeVisible();
  } finally {
    delete process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
    await server.remove();
    rmSync(folder, { recursive: true, force: true });
  }
});
