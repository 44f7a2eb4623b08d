// Phones at the server: keep-alive connections that send the next push when the last one is answered. It is made as
// cheap as can be, since it takes one of the two cores.
import { connect, type Socket } from 'node:net';
import { protocol, type PushAnswer } from '../../../src/domain/protocol.ts';
import { makeBodies } from './bodies.ts';
import { contestant } from './talk.ts';

const [port, connections, ...tokens] = process.argv.slice(2).map(String);
const sockets = Array.from({ length: Number(connections) }, () => connect(Number(port), '127.0.0.1').setNoDelay());

contestant((load) => {
  const requests = makeBodies(load);
  let next = 0;
  return async () => {
    const answers = await Promise.all(
      sockets.map(async (socket, i) => {
        const texts: string[] = [];
        const head = headOf(tokens[i % tokens.length] ?? '');
        for (let body = requests[next++]; body; body = requests[next++]) texts.push(await ask(socket, head, body));
        return texts;
      }),
    );
    return answers.flat().reduce((kept, text) => kept + accepted(text), 0);
  };
});

const headOf = (token: string): string =>
  `POST /api/ledger HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\ncookie: patrol=${token}\r\nx-patrol: 1\r\ncontent-type: application/json\r\n`;

/** One request and the body of its answer. */
function ask(socket: Socket, head: string, body: Buffer): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  let text = '';
  const take = (piece: Buffer): void => {
    text += piece.toString('latin1');
    const bodyAt = text.indexOf('\r\n\r\n') + 4;
    const length = Number(/\r\ncontent-length: (\d+)/i.exec(text)?.[1] ?? Infinity);
    if (bodyAt < 4 || text.length < bodyAt + length) return;
    socket.off('data', take).off('error', reject).off('end', cut);
    if (text.startsWith('HTTP/1.1 200')) resolve(text.slice(bodyAt));
    else reject(new Error(text));
  };
  const cut = (): void => reject(new Error('the server hung up'));
  socket.on('data', take).once('error', reject).once('end', cut);
  socket.write(Buffer.concat([Buffer.from(`${head}content-length: ${body.length}\r\n\r\n`), body]));
  return promise;
}

function accepted(text: string): number {
  const answer = JSON.parse(text) as PushAnswer;
  if (answer.protocol !== protocol) throw new Error(text);
  return answer.verdicts.filter((verdict) => verdict.verdict === 'accepted' && verdict.receipt.seq > 0).length;
}
