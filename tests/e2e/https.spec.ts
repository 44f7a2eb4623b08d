// A phone on the school's network needs HTTPS; the certificate files are all it takes.
import { expect, test } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { ServerProcess } from './server-process.ts';

test('with certificate files the server speaks HTTPS, and its cookie is bound to it', async ({ browser }) => {
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
  } finally {
    delete process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
    await server.remove();
    rmSync(folder, { recursive: true, force: true });
  }
});
