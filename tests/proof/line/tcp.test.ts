import { expect, test } from 'vitest';
import { TcpCount } from './tcp.ts';

function packet({ port = 5000, at = 0, bytes = 0, syn = false }): Buffer {
  const made = Buffer.alloc(40 + bytes);
  made.writeUInt8(0x45, 0);
  made.writeUInt16BE(40 + bytes, 2);
  made.writeUInt8(6, 9);
  made.writeUInt16BE(port, 20);
  made.writeUInt32BE(at >>> 0, 24);
  made.writeUInt8(0x50, 32);
  made.writeUInt8(syn ? 2 : 16, 33);
  return made;
}

test('what TCP sends again is told from what an app sends, also across the end of its numbers', () => {
  const count = new TcpCount();
  const start = 2 ** 32 - 600;
  count.see(packet({ at: start - 1, syn: true }));
  for (const at of [0, 500, 0, 500, 1000, 700]) count.see(packet({ at: start + at, bytes: 500 }));
  expect(count).toMatchObject({ once: 1500, again: 1500, connections: 1 });
});

test('what overtakes something that was lost counts once, and so does what was lost when it comes', () => {
  const count = new TcpCount();
  count.see(packet({ at: 0, syn: true }));
  for (const at of [0, 1000, 3000, 500, 900, 1000, 2900, 1500]) count.see(packet({ at: at + 1, bytes: 500 }));
  expect(count).toMatchObject({ once: 2600, again: 1400 });
  for (const at of [2000, 2500, 0]) count.see(packet({ at: at + 1, bytes: 500 }));
  expect(count).toMatchObject({ once: 3500, again: 2000 });
});

test('two connections count apart, and what is not TCP counts nothing', () => {
  const count = new TcpCount();
  for (const port of [1, 2]) {
    count.see(packet({ port, at: 9, syn: true }));
    count.see(packet({ port, at: 10, bytes: 100 }));
  }
  count.see(Buffer.alloc(60));
  count.see(Buffer.from('short'));
  expect(count).toMatchObject({ once: 200, again: 0, connections: 2 });
});
