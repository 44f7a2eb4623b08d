// A weak mobile network between a browser and a server on this machine: one pipe each way that all connections share.
// It knows rate, delay and the round trip of a new connection; TCP's slow start and losses it does not know.
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

export type LineRate = { downKbits: number; upKbits: number; roundTripMs: number };

/** Lighthouse's slow 4G. */
export const slow4G: LineRate = { downKbits: 1600, upKbits: 750, roundTripMs: 150 };

const packetBytes = 1460;
/** A sender is asked to wait while this much of its own is still to go. */
const mostWaiting = 64 * 1024;

type Sender = { from: Socket; to: Socket; waiting: Buffer[]; bytes: number; ended: boolean };

class Pipe {
  bytes = 0;
  readonly #msPerByte: number;
  readonly #delayMs: number;
  #senders: Sender[] = [];
  #freeAt = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(kbits: number, delayMs: number) {
    this.#msPerByte = 8 / kbits;
    this.#delayMs = delayMs;
  }

  join(from: Socket, to: Socket): void {
    const sender: Sender = { from, to, waiting: [], bytes: 0, ended: false };
    this.#senders.push(sender);
    from.on('data', (chunk: Buffer) => {
      sender.waiting.push(chunk);
      sender.bytes += chunk.length;
      if (sender.bytes > mostWaiting) from.pause();
      this.#pump();
    });
    from.on('end', () => {
      sender.ended = true;
      this.#pump();
    });
    from.on('close', () => {
      sender.ended = true;
      this.#pump();
    });
    from.on('error', () => to.destroy());
  }

  /** Packets of all connections take turns. */
  #pump(): void {
    if (this.#timer) return;
    const now = performance.now();
    this.#freeAt = Math.max(this.#freeAt, now);
    while (this.#freeAt <= now) {
      this.#letGo();
      const next = this.#senders.find((sender) => sender.bytes > 0);
      if (!next) return;
      this.#senders = [...this.#senders.filter((sender) => sender !== next), next];
      this.#send(next);
    }
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#pump();
    }, this.#freeAt - now);
  }

  #send(sender: Sender): void {
    const [first, ...others] = sender.waiting;
    if (!first) return;
    const packet = first.subarray(0, packetBytes);
    const rest = first.subarray(packetBytes);
    sender.waiting = rest.length > 0 ? [rest, ...others] : others;
    sender.bytes -= packet.length;
    if (sender.bytes <= mostWaiting) sender.from.resume();
    this.bytes += packet.length;
    this.#freeAt += packet.length * this.#msPerByte;
    this.#later(() => sender.to.write(packet), sender.to);
  }

  #letGo(): void {
    for (const sender of this.#senders.filter((one) => one.ended && one.bytes === 0))
      this.#later(() => sender.to.end(), sender.to);
    this.#senders = this.#senders.filter((one) => !one.ended || one.bytes > 0);
  }

  /** What is under way arrives in the order it was sent: timers of one length keep their order. */
  #later(act: () => void, to: Socket): void {
    setTimeout(() => {
      if (!to.destroyed && to.writable) act();
    }, this.#delayMs);
  }
}

export class SlowLine {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  readonly down: Pipe;
  readonly up: Pipe;
  #target = 0;

  private constructor({ downKbits, upKbits, roundTripMs }: LineRate) {
    this.down = new Pipe(downKbits, roundTripMs / 2);
    this.up = new Pipe(upKbits, roundTripMs / 2);
    this.#server = createServer((near) => {
      const far = connect(this.#target, 'localhost');
      for (const socket of [near, far]) {
        socket.setNoDelay();
        this.#sockets.add(socket);
        socket.once('close', () => this.#sockets.delete(socket));
      }
      this.up.join(near, far);
      this.down.join(far, near);
      // The other end is this machine and answers at once; over the air a new connection costs a round trip.
      near.pause();
      setTimeout(() => near.resume(), roundTripMs);
    });
  }

  static async to(port: number, rate = slow4G): Promise<SlowLine> {
    const line = new SlowLine(rate);
    line.#target = port;
    await new Promise<void>((listening) => line.#server.listen(0, 'localhost', listening));
    return line;
  }

  get url(): string {
    return `http://localhost:${(this.#server.address() as AddressInfo).port}`;
  }

  /** From here on nobody is there. */
  cut(): void {
    this.#server.close();
    for (const socket of this.#sockets) socket.destroy();
  }
}
