// A phone whose browser can be killed and started again on the same storage.
import { chromium, devices, type BrowserContext, type Page } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBrowser } from '../tools/browser.ts';
import { chromiumArgs } from './chromium.ts';

export class OwnBrowser {
  readonly #folder = mkdtempSync(join(tmpdir(), 'patrol-phone-'));
  #context: BrowserContext | undefined;

  async start(): Promise<Page> {
    this.#context = await chromium.launchPersistentContext(this.#folder, {
      ...devices['Pixel 7'],
      viewport: { width: 360, height: 740 },
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      executablePath: findBrowser(),
      args: chromiumArgs,
    });
    this.#context.setDefaultTimeout(15_000);
    return this.#context.pages()[0] ?? this.#context.newPage();
  }

  get context(): BrowserContext {
    if (!this.#context) throw new Error('the browser is not running');
    return this.#context;
  }

  /** Every process of this browser ends at once, as with a pulled battery but a kind disk. */
  async kill(): Promise<void> {
    const closed = this.context.waitForEvent('close', { timeout: 15_000 });
    for (const line of execFileSync('ps', ['-eo', 'pid=,args='], { encoding: 'utf8', maxBuffer: 1e8 }).split('\n')) {
      const [, pid, args] = /^\s*(\d+)\s+(.*)$/.exec(line) ?? [];
      if (pid && args?.includes(this.#folder) && !args.startsWith('ps ')) killQuietly(Number(pid));
    }
    await closed;
    this.#context = undefined;
  }

  /** Closes it politely. */
  async close(): Promise<void> {
    await this.context.close();
    this.#context = undefined;
  }

  async remove(): Promise<void> {
    await this.#context?.close();
    rmSync(this.#folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

function killQuietly(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    // Children end with their parent; one that is gone already is what was wanted.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
