// A line between two interfaces of the machine: each packet comes as a datagram and goes on late, slowly, or not at all.
import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { chance } from '../../../src/server/demo/random.ts';
import type { Weak } from '../../weak.ts';
import { TcpCount } from './tcp.ts';

/** What waits for its turn at most; a packet that finds more is lost. */
const queueMs = 1000;
const luck = chance(1);

/** One direction. */
class Way {
  /** What entered the line, and what came out of it. */
  readonly sent = new TcpCount();
  readonly came = new TcpCount();
  lost = 0;
  #freeAt = 0;
  /** Whatever left before the last cut does not arrive. */
  #age = 0;

  cut(): void {
    this.#age++;
    this.#freeAt = 0;
  }

  carry(packet: Buffer, weak: Weak, arrive: () => void): void {
    const now = performance.now();
    const from = Math.max(now, this.#freeAt);
    if (from - now > queueMs) return void this.lost++;
    this.#freeAt = from + (packet.length * 8) / weak.kbits;
    if (luck.between(0, 1) < weak.loss) return void this.lost++;
    const age = this.#age;
    setTimeout(() => age === this.#age && arrive(), this.#freeAt - now + weak.roundTripMs / 2);
  }
}

export class Relay {
  readonly up = new Way();
  readonly down = new Way();
  cuts = 0;
  /** Told when the line goes away. */
  gone: () => void = () => undefined;
  readonly #phone: Socket;
  readonly #school: Socket;
  #weak: Weak | null = null;
  #isGone = false;
  #cutting: NodeJS.Timeout | undefined;

  private constructor(phone: Socket, school: Socket) {
    this.#phone = phone;
    this.#school = school;
  }

  /** Where each of the two sends its packets from, and where to; it answers there. */
  static async between(phonePort: number, schoolPort: number): Promise<Relay> {
    const [phone, school] = [createSocket('udp4'), createSocket('udp4')];
    for (const socket of [phone, school]) {
      socket.bind(0, '127.0.0.1');
      await once(socket, 'listening');
    }
    const relay = new Relay(phone, school);
    phone.on('message', (packet) => relay.#pass(relay.up, packet, () => school.send(packet, schoolPort, '127.0.0.1')));
    school.on('message', (packet) => relay.#pass(relay.down, packet, () => phone.send(packet, phonePort, '127.0.0.1')));
    return relay;
  }

  get ports(): { phone: number; school: number } {
    return {
      phone: (this.#phone.address() as AddressInfo).port,
      school: (this.#school.address() as AddressInfo).port,
    };
  }

  /** As weak as this from now on, with its cuts. */
  becomes(weak: Weak): void {
    this.#weak = weak;
    this.#cutting = setInterval(() => {
      this.cuts++;
      this.#isGone = true;
      for (const way of [this.up, this.down]) way.cut();
      this.gone();
      setTimeout(() => (this.#isGone = false), weak.goneMs);
    }, weak.cutEveryMs);
  }

  #pass(way: Way, packet: Buffer, arrive: () => void): void {
    way.sent.see(packet);
    const comes = () => {
      way.came.see(packet);
      arrive();
    };
    if (this.#isGone) way.lost++;
    else if (this.#weak) way.carry(packet, this.#weak, comes);
    else comes();
  }

  end(): void {
    clearInterval(this.#cutting);
    for (const way of [this.up, this.down]) way.cut();
    this.#phone.close();
    this.#school.close();
  }
}
