// A real server in its own process, on its own folder, that can be stopped, killed and started again.
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

/** A server on a folder and a port of its own, whoever runs it. */
export type Serving = {
  readonly url: string;
  readonly port: number;
  readonly dataDir: string;
  /** The one-time code of a school that is not set up yet; else empty. */
  readonly setUpCode: string;
  /** On the same folder and port. */
  start(): Promise<void>;
  end(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null>;
  remove(): Promise<void>;
};

/** What a server is told of where it runs. */
export const environmentOf = ({
  env,
  port,
  dataDir,
}: {
  env: Record<string, string>;
  port: number;
  dataDir: string;
}) => ({
  LOG_LEVEL: 'warn',
  HOST: 'localhost',
  ...env,
  PORT: String(port),
  DATA_DIR: dataDir,
});

export class ServerProcess implements Serving {
  readonly dataDir = mkdtempSync(join(tmpdir(), 'patrol-data-'));
  readonly port: number;
  readonly env: Record<string, string>;
  readonly words: readonly string[];
  /** What it printed, the one-time set-up code included. */
  printed = '';
  #child: ChildProcess | undefined;

  private constructor(port: number, env: Record<string, string>, words: readonly string[]) {
    this.port = port;
    this.env = env;
    this.words = words;
  }

  /** `words` go on the command line; `prepare` fills its folder before it starts. */
  static async start(
    env: Record<string, string> = {},
    words: readonly string[] = [],
    prepare: (dataDir: string) => void = () => undefined,
  ): Promise<ServerProcess> {
    const server = new ServerProcess(await freePort(), env, words);
    prepare(server.dataDir);
    await server.start();
    return server;
  }

  get url(): string {
    return `${this.env['TLS_CERT'] ? 'https' : 'http'}://localhost:${this.port}`;
  }

  get setUpCode(): string {
    return /\b[A-Z0-9]{4}-[A-Z0-9]{4}\b/.exec(this.printed)?.[0] ?? '';
  }

  /** Starts it on the same folder and port and waits until it is healthy. */
  async start(): Promise<void> {
    const child = spawn('node', ['src/server/start.ts', ...this.words], {
      env: { ...process.env, ...environmentOf(this) },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child = child;
    const keep = (chunk: Buffer) => (this.printed += String(chunk));
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    const deadline = Date.now() + 120_000;
    while (!(await this.isHealthy())) {
      if (child.exitCode !== null || Date.now() > deadline)
        throw new Error(`the server did not start:\n${this.printed}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  async isHealthy(): Promise<boolean> {
    try {
      return (await fetch(`${this.url}/api/health`)).ok;
    } catch (error) {
      if (error instanceof TypeError) return false;
      throw error;
    }
  }

  /** Ends it at once, as a power switch would, or politely. Resolves with the exit code. */
  async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return child?.exitCode ?? null;
    const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
    child.kill(signal);
    return ended;
  }

  async remove(): Promise<void> {
    await this.end('SIGKILL');
    rmSync(this.dataDir, { recursive: true, force: true });
  }
}
