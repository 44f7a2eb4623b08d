// What stands in for another system of the school: takes what comes, and checks the signature the way docs/api.md tells.
import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Heard = {
  id: string;
  event: string;
  at: number;
  school: { id: string; name: string };
  data: Record<string, unknown>;
};
export type Got = {
  said: Heard;
  raw: string;
  headers: IncomingMessage['headers'];
  isSigned: boolean;
  signedAt: number;
};

export type Receiver = {
  url: string;
  got: Got[];
  /** What it answers from now on, and with what secret it checks. `hold`: it does not answer, and this is done instead. */
  says: { status: number; location?: string; hold?: () => void };
  secret: string;
  close: () => Promise<void>;
};

export async function openReceiver(): Promise<Receiver> {
  const got: Got[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const raw = Buffer.concat(parts).toString();
      const { isSigned, signedAt } = check(String(request.headers['x-patrol-signature']), raw, receiver.secret);
      got.push({ said: JSON.parse(raw) as Heard, raw, headers: request.headers, isSigned, signedAt });
      const { status, location, hold } = receiver.says;
      if (hold) return hold();
      response.writeHead(status, location === undefined ? {} : { location }).end('thank you');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const receiver: Receiver = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook?key=1`,
    got,
    says: { status: 204 },
    secret: '',
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return receiver;
}

function check(header: string, raw: string, secret: string): { isSigned: boolean; signedAt: number } {
  const [, t = '', v1 = ''] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(header) ?? [];
  const meant = createHmac('sha256', secret).update(`${t}.${raw}`).digest();
  const given = Buffer.from(v1, 'hex');
  return { isSigned: given.length === meant.length && timingSafeEqual(given, meant), signedAt: Number(t) * 1000 };
}
