// What TCP says in a packet, and what of it was said before: what an app sends once a kernel may send several times.

/** `at`: the number of its first byte, which goes around after 2^32. */
type Segment = { connection: string; at: number; bytes: number; begins: boolean };

const [ipv4, tcp, syn] = [4, 6, 0x02];

/** Null for what is not TCP. */
export function segmentOf(packet: Buffer): Segment | null {
  if (packet.length < 40 || packet[0]! >> 4 !== ipv4 || packet[9] !== tcp) return null;
  const head = (packet[0]! & 15) * 4;
  const data = head + (packet[head + 12]! >> 4) * 4;
  return {
    connection: packet.toString('hex', 12, 20) + packet.toString('hex', head, head + 4),
    at: packet.readUInt32BE(head + 4),
    bytes: packet.readUInt16BE(2) - data,
    begins: (packet[head + 13]! & syn) !== 0,
  };
}

/** Of one connection: everything up to `next` was seen, and beyond it these pieces, in order. */
type Seen = { next: number; beyond: [from: number, until: number][] };

/** Counts one direction of a line, at one end of it. */
export class TcpCount {
  /** Bytes that apps gave to TCP, each once. */
  once = 0;
  /** Those that were seen here before. */
  again = 0;
  connections = 0;
  readonly #seen = new Map<string, Seen>();

  see(packet: Buffer): void {
    const segment = segmentOf(packet);
    if (!segment) return;
    const { connection, at, bytes, begins } = segment;
    let seen = this.#seen.get(connection);
    if (!seen) {
      this.connections++;
      this.#seen.set(connection, (seen = { next: begins ? at + 1 : at, beyond: [] }));
    }
    if (bytes === 0) return;
    // Taken as signed the difference knows which of two numbers comes first, also where they go around.
    const from = seen.next + ((at - seen.next) | 0);
    const fresh = add(seen, from, from + bytes);
    this.once += fresh;
    this.again += bytes - fresh;
  }
}

/** How many of these bytes are new. */
function add(seen: Seen, start: number, until: number): number {
  const from = Math.max(start, seen.next);
  if (until <= from) return 0;
  const [apart, joined] = [[] as Seen['beyond'], [from, until] as [number, number]];
  let known = 0;
  for (const one of seen.beyond) {
    if (one[1] < from || one[0] > until) {
      apart.push(one);
      continue;
    }
    known += Math.max(0, Math.min(one[1], until) - Math.max(one[0], from));
    joined[0] = Math.min(joined[0], one[0]);
    joined[1] = Math.max(joined[1], one[1]);
  }
  if (joined[0] === seen.next) seen.next = joined[1];
  else apart.push(joined);
  seen.beyond = apart;
  return until - from - known;
}
