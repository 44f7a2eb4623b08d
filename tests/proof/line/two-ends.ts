// A network interface of the phone's own, in a namespace of its own, and one of the school's: between them only what the relay passes on.
import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from '../../e2e/server-process.ts';
import { clearLeftBehind } from './left-behind.ts';
import { Relay } from './relay.ts';

const run = (command: string, ...args: string[]): string =>
  execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

/** Why there can be no such line here; null when there can. */
export function noTwoEnds(): string | null {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return 'needs Linux and root for a network of its own';
  if (!existsSync('/dev/net/tun')) return 'needs /dev/net/tun';
  for (const [program, asks] of [
    ['ip', '-V'],
    ['socat', '-V'],
  ] as const)
    // prettier-ignore
    if (spawnSync(program, [asks]).status !== 0) return `there is no ${program} here (iproute2 and socat of Debian)`;
  const tried = `patrol-try-${process.pid}`;
  if (spawnSync('ip', ['netns', 'add', tried]).status !== 0) return 'a network namespace cannot be made here';
  run('ip', 'netns', 'delete', tried);
  return null;
}

/** As phones have it: what else a machine may use finds its way through losses better. */
const congestion = 'cubic';
let opened = 0;

export class TwoEnds {
  readonly relay: Relay;
  readonly #name = `${process.pid}-${++opened}`;
  readonly #namespace = `patrol-${this.#name}`;
  readonly #names = { phone: `ptp${this.#name}`, school: `pts${this.#name}` };
  /** Among the addresses that are set aside for measuring networks. */
  readonly #fourth = (opened % 60) * 4;
  readonly #net = (n: number) => `198.18.${process.pid % 250}.${this.#fourth + n}`;
  /** Where the phone finds the school. */
  readonly school = this.#net(1);
  readonly #phone = this.#net(2);
  readonly #holders: ChildProcess[] = [];

  private constructor(relay: Relay) {
    this.relay = relay;
    process.once('exit', this.#leave);
  }

  static async open(): Promise<TwoEnds> {
    clearLeftBehind();
    const [phonePort, schoolPort] = [await freePort(), await freePort()];
    const relay = await Relay.between(phonePort, schoolPort);
    const ends = new TwoEnds(relay);
    try {
      run('ip', 'netns', 'add', ends.#namespace);
      await ends.#hold(ends.#names.phone, phonePort, relay.ports.phone);
      await ends.#hold(ends.#names.school, schoolPort, relay.ports.school);
      ends.#join();
      return ends;
    } catch (error) {
      await ends.remove();
      throw error;
    }
  }

  #join(): void {
    run('ip', 'link', 'set', this.#names.phone, 'netns', this.#namespace);
    this.inPhone('ip', 'link', 'set', 'lo', 'up');
    this.inPhone('ip', 'address', 'add', `${this.#phone}/30`, 'dev', this.#names.phone);
    this.inPhone('ip', 'link', 'set', this.#names.phone, 'up');
    const route = `${this.#net(0)}/30 dev ${this.#names.phone} src ${this.#phone} congctl ${congestion}`;
    this.inPhone('ip', 'route', 'replace', ...route.split(' '));
    run('ip', 'address', 'add', `${this.school}/30`, 'dev', this.#names.school);
    run('ip', 'link', 'set', this.#names.school, 'up');
  }

  /** The interface lives as long as this process, wherever it is moved to; each packet is a datagram. */
  async #hold(name: string, own: number, relay: number): Promise<void> {
    const ends = [
      `TUN,iff-no-pi,tun-type=tun,tun-name=${name}`,
      `UDP4-DATAGRAM:127.0.0.1:${relay},bind=127.0.0.1:${own}`,
    ];
    this.#holders.push(spawn('socat', ends, { stdio: ['ignore', 'ignore', 'inherit'] }));
    for (let tries = 0; spawnSync('ip', ['link', 'show', name]).status !== 0; tries++) {
      if (tries > 50) throw new Error(`no interface ${name}`);
      await wait(100);
    }
  }

  inPhone(...command: string[]): string {
    return run('ip', 'netns', 'exec', this.#namespace, ...command);
  }

  /** What a program is started with to have the phone's network and no other. */
  get prefix(): string {
    return `ip netns exec ${this.#namespace}`;
  }

  /** As when a phone leaves one network for another: its connections are gone, and where the line is too nobody tells the school. */
  dropConnections(): void {
    this.inPhone('ss', '-K', 'dst', this.school);
  }

  readonly #leave = (): void => {
    for (const holder of this.#holders) holder.kill();
    spawnSync('ip', ['netns', 'delete', this.#namespace]);
  };

  async remove(): Promise<void> {
    this.relay.end();
    process.off('exit', this.#leave);
    this.#leave();
    // Interfaces go with whoever holds them, a moment later.
    await wait(200);
  }
}
