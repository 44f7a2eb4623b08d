// A phone whose browser can be killed and started again on the same storage.
import { chromium, devices, type BrowserContext, type Page } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBrowser, findShell } from '../tools/browser.ts';
import { chromiumArgs } from './chromium.ts';

export type OwnBrowserOptions = {
  folder?: string | undefined;
  isWhole?: boolean;
  /** The command that starts it, where that is not the machine itself: in a network of its own, for one. */
  within?: string;
  args?: readonly string[];
};

export class OwnBrowser {
  readonly folder: string;
  #context: BrowserContext | undefined;
  #processes: number[] = [];

  readonly #program: string;
  readonly #args: readonly string[];

  /** Its storage: a folder of its own, or the one given. `isWhole`: with what the shell lacks, at three times the price of each start. */
  constructor({ folder, isWhole = false, within, args = [] }: OwnBrowserOptions = {}) {
    this.folder = folder ?? mkdtempSync(join(tmpdir(), 'patrol-phone-'));
    const program = isWhole ? findBrowser() : findShell();
    this.#program = within === undefined ? program : startedBy(this.folder, `${within} ${program}`);
    this.#args = args;
  }

  async start(): Promise<Page> {
    this.#context = await chromium.launchPersistentContext(this.folder, {
      ...devices['Pixel 7'],
      deviceScaleFactor: 1,
      viewport: { width: 360, height: 740 },
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      executablePath: this.#program,
      args: [...chromiumArgs, ...this.#args],
    });
    this.#context.setDefaultTimeout(15_000);
    this.#processes = processesOn(this.folder);
    return this.#context.pages()[0] ?? this.#context.newPage();
  }

  get context(): BrowserContext {
    if (!this.#context) throw new Error('the browser is not running');
    return this.#context;
  }

  get isRunning(): boolean {
    return this.#context !== undefined;
  }

  /** Every process of this browser ends at once, as with a pulled battery but a kind disk. */
  async kill(): Promise<void> {
    const closed = this.context.waitForEvent('close', { timeout: 15_000 });
    this.#signal('SIGKILL');
    await closed;
    this.#context = undefined;
  }

  /** Every process stops where it stands and writes nothing more. */
  freeze(): void {
    this.#signal('SIGSTOP');
  }

  /** The browser and all it started are one group. */
  #signal(signal: 'SIGKILL' | 'SIGSTOP'): void {
    for (const pid of this.#processes) signalQuietly(-pid, signal);
  }

  /** Closes it politely. */
  async close(): Promise<void> {
    await this.context.close();
    this.#context = undefined;
  }

  async remove(): Promise<void> {
    await this.#context?.close();
    this.#context = undefined;
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** A program that is one command with its first words. */
function startedBy(folder: string, command: string): string {
  const script = join(folder, 'browser.sh');
  writeFileSync(script, `#!/bin/sh\nexec ${command} "$@"\n`, { mode: 0o755 });
  return script;
}

/** The groups of processes that were started on this folder. */
function processesOn(folder: string): number[] {
  const list = execFileSync('ps', ['-eo', 'pgid=,args='], { encoding: 'utf8', maxBuffer: 1e8 }).split('\n');
  const groups = list.flatMap((line) => {
    const [, group, args] = /^\s*(\d+)\s+(.*)$/.exec(line) ?? [];
    return group && args?.includes(folder) && !args.startsWith('ps ') ? [Number(group)] : [];
  });
  return [...new Set(groups)].filter((group) => group > 1);
}

function signalQuietly(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    // Children end with their parent; one that is gone already is what was wanted.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
