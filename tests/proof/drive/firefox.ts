// Firefox as it is sold, over its own line for tests (Marionette): no other program stands between.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { elementKey, type Browser, type Driver } from './driver.ts';

const programs = ['firefox-esr', 'firefox'];
const program = (): string | undefined => programs.find((name) => spawnSync(name, ['--version']).status === 0);

/** It chooses a port by itself, and nothing asks in between. */
const preferences = {
  'marionette.port': 0,
  'browser.shell.checkDefaultBrowser': false,
  'browser.aboutwelcome.enabled': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'app.update.disabledForTesting': true,
  'intl.accept_languages': 'zh-CN',
};

export const firefox: Browser = {
  name: 'Firefox',
  cannot: () => (program() ? null : 'there is no Firefox (firefox-esr) here'),
  async start() {
    const profile = mkdtempSync(join(tmpdir(), 'patrol-firefox-'));
    const lines = Object.entries(preferences).map(
      ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`,
    );
    writeFileSync(join(profile, 'user.js'), lines.join('\n'));
    const child = spawn(
      program()!,
      ['--headless', '--marionette', '--remote-allow-system-access', '--no-remote', '--profile', profile],
      {
        stdio: 'ignore',
      },
    );
    const line = await Line.to(await portIn(profile));
    await line.ask('WebDriver:NewSession', { timeouts: { script: 60_000, pageLoad: 120_000, implicit: 0 } });
    return driverOver(line, async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill();
      await ended;
      rmSync(profile, { recursive: true, force: true });
    });
  },
};

async function portIn(profile: string): Promise<number> {
  for (let tries = 0; tries < 600; tries++) {
    try {
      const port = Number(readFileSync(join(profile, 'MarionetteActivePort'), 'utf8'));
      if (port > 0) return port;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
    await wait(100);
  }
  throw new Error('Firefox did not open its line');
}

type Word = [kind: 1, id: number, failed: { error: string; message: string } | null, result: { value?: unknown }];

/** Each message is its length, a colon and JSON. */
class Line {
  #socket: Socket;
  #held = Buffer.alloc(0);
  #last = 0;
  readonly #waiting = new Map<number, (word: Word) => void>();

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('data', (chunk: Buffer) => this.#take(chunk));
  }

  static to(port: number): Promise<Line> {
    return new Promise((resolve, reject) => {
      const socket = connect(port, '127.0.0.1').once('error', reject);
      socket.once('connect', () => resolve(new Line(socket)));
    });
  }

  async ask(what: string, about: object = {}): Promise<unknown> {
    const id = ++this.#last;
    const answered = new Promise<Word>((resolve) => this.#waiting.set(id, resolve));
    const text = Buffer.from(JSON.stringify([0, id, what, about]));
    this.#socket.write(Buffer.concat([Buffer.from(`${text.length}:`), text]));
    const [, , failed, result] = await answered;
    if (failed) throw new Error(`${what}: ${failed.error}: ${failed.message}`);
    return result?.value;
  }

  end(): void {
    this.#socket.destroy();
  }

  #take(chunk: Buffer): void {
    this.#held = Buffer.concat([this.#held, chunk]);
    for (;;) {
      const colon = this.#held.indexOf(':');
      const length = Number(this.#held.subarray(0, colon));
      if (colon < 0 || this.#held.length < colon + 1 + length) return;
      const word = JSON.parse(this.#held.subarray(colon + 1, colon + 1 + length).toString()) as Word | object;
      this.#held = this.#held.subarray(colon + 1 + length);
      // The first is a greeting.
      if (Array.isArray(word)) this.#waiting.get((word as Word)[1])?.(word as Word);
    }
  }
}

const driverOver = (line: Line, end: () => Promise<void>): Driver => ({
  name: 'Firefox',
  go: async (address) => void (await line.ask('WebDriver:Navigate', { url: address })),
  run: (script, ...args) => line.ask('WebDriver:ExecuteScript', { script, args }),
  click: async (found) => void (await line.ask('WebDriver:ElementClick', { id: found[elementKey] })),
  type: async (found, text) => void (await line.ask('WebDriver:ElementSendKeys', { id: found[elementKey], text })),
  async quit() {
    line.end();
    await end();
  },
});
