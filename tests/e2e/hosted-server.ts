// A server among others in one process (server-host.ts): it can be stopped politely and started again, and not be killed.
import { fork, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Asked, Told } from './server-host.ts';
import { environmentOf, freePort, type Serving } from './server-process.ts';

type Asking = Asked extends infer A ? (A extends Asked ? Omit<A, 'n'> : never) : never;

/** One for each process of the test runner; begun when it is first needed. */
class Host {
  readonly #child: ChildProcess;
  readonly #waiting = new Map<number, (told: Told) => void>();
  #n = 0;

  constructor() {
    this.#child = fork(new URL('./server-host.ts', import.meta.url).pathname, {
      // The runner's own loader is not for it.
      execArgv: [],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    this.#child.unref();
    this.#child.channel?.unref();
    this.#child.on('message', (told: Told) => this.#waiting.get(told.n)?.(told));
    this.#child.on('exit', (code) => {
      for (const [n, tell] of this.#waiting) tell({ n, failed: `the host of the servers ended with ${code}` });
    });
  }

  async ask(asking: Asking): Promise<Told> {
    const n = ++this.#n;
    // Whoever waits for an answer does not end meanwhile.
    this.#child.channel?.ref();
    const told = await new Promise<Told>((resolve) => {
      this.#waiting.set(n, resolve);
      this.#child.send({ n, ...asking });
    });
    this.#waiting.delete(n);
    if (this.#waiting.size === 0) this.#child.channel?.unref();
    if (told.failed !== undefined) throw new Error(told.failed);
    return told;
  }
}
let host: Host | undefined;

/** In memory where there is plenty: what is about a disk has a server in a process of its own. */
function roomyFolder(): string {
  const [memory, leastBytes] = ['/dev/shm', 4e9];
  try {
    const { bavail, bsize } = statfsSync(memory);
    if (bavail * bsize >= leastBytes) return memory;
  } catch {
    // There is no such folder everywhere.
  }
  return tmpdir();
}

export class HostedServer implements Serving {
  readonly dataDir = mkdtempSync(join(roomyFolder(), 'patrol-data-'));
  readonly port: number;
  readonly env: Record<string, string>;
  setUpCode = '';
  #isUp = false;

  private constructor(port: number, env: Record<string, string>) {
    this.port = port;
    this.env = env;
  }

  /** `prepare` fills its folder before it starts. */
  static async start(
    env: Record<string, string>,
    prepare: (dataDir: string) => void = () => undefined,
  ): Promise<HostedServer> {
    const server = new HostedServer(await freePort(), env);
    prepare(server.dataDir);
    await server.start();
    return server;
  }

  get url(): string {
    return `http://localhost:${this.port}`;
  }

  async start(): Promise<void> {
    host ??= new Host();
    const { setUpCode } = await host.ask({ do: 'open', env: environmentOf(this) });
    this.setUpCode = setUpCode ?? '';
    this.#isUp = true;
  }

  async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> {
    if (signal === 'SIGKILL') throw new Error('only a server in a process of its own can be killed');
    if (this.#isUp) await host?.ask({ do: 'stop', port: this.port });
    this.#isUp = false;
    return 0;
  }

  async remove(): Promise<void> {
    await this.end('SIGTERM');
    rmSync(this.dataDir, { recursive: true, force: true });
  }
}
