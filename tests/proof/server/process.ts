// A server process on a folder of the caller's choice, to be stopped, killed and started again.
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Break } from '../../../src/server/store/chain.ts';

export type Asked = 'count' | 'later';
/** What the store itself says: inspections it shows, and the first line of the ledger that is not as it was written. */
export type Counted = { records: number; broken: Break | null };

export const tokens = Array.from({ length: 8 }, (_, n) => `proof phone ${n}`);

export class School {
  readonly #child: ChildProcess;
  readonly url: string;
  /** Settles when the process is gone, however it went. */
  readonly ended: Promise<void>;

  private constructor(child: ChildProcess, url: string, ended: Promise<void>) {
    this.#child = child;
    this.url = url;
    this.ended = ended;
  }

  /** `preload`: a module of this folder that changes what the machine under the server does. */
  static async start(dataDir: string, preload?: string, env: Record<string, string> = {}): Promise<School> {
    const child = fork(join(import.meta.dirname, 'one-school.ts'), ['0', ...tokens], {
      env: { ...process.env, DATA_DIR: dataDir, ...env },
      execArgv: preload === undefined ? [] : ['--import', join(import.meta.dirname, preload)],
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    let said = '';
    child.stderr?.on('data', (chunk: Buffer) => (said += String(chunk)));
    const ended = once(child, 'exit').then(() => undefined);
    const first = await Promise.race([once(child, 'message'), ended]);
    const url = (first?.[0] as { url: string } | undefined)?.url;
    if (url === undefined) throw new Error(`the server did not start: ${said.slice(0, 2000)}`);
    return new School(child, url, ended);
  }

  async count(): Promise<Counted> {
    this.#child.send('count' satisfies Asked);
    const [counted] = (await once(this.#child, 'message')) as [Counted];
    return counted;
  }

  /** Its clock goes on by so long that when somebody was last here is to be noted anew. */
  async later(): Promise<void> {
    this.#child.send('later' satisfies Asked);
    await once(this.#child, 'message');
  }

  /** Stops where it stands, as everything does when the power fails. */
  freeze(): void {
    this.#child.kill('SIGSTOP');
  }

  async kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.ended;
  }
}

let founded: string | undefined;

/** Puts a school that was founded before into a folder, so that what happens there is what phones send. */
export async function putSchool(dataDir: string): Promise<void> {
  if (founded === undefined) {
    const folder = mkdtempSync(join(tmpdir(), 'patrol-founded-'));
    process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
    const school = await School.start(folder);
    await school.kill();
    founded = folder;
  }
  cpSync(founded, dataDir, { recursive: true });
}
