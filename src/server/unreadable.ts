// What Node cannot read as a request never comes to the app: it is answered in the same form (RFC 9457).
import { STATUS_CODES, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { problems } from '../domain/problems.ts';
import type { ProblemCode } from '../domain/refusal.ts';
import { problemBody } from './answer.ts';

const codes: Readonly<Record<string, ProblemCode>> = {
  HPE_HEADER_OVERFLOW: 'too-many-headers',
  ERR_HTTP_REQUEST_TIMEOUT: 'timeout',
};
type Line = Duplex & { _httpMessage?: ServerResponse };

/** Answers `too-many-headers` above the size that Node reads, `timeout` of what comes too slowly, `bad-request` of all else, and hangs up. */
export function answerUnreadable(server: Server): void {
  server.on('clientError', (error: NodeJS.ErrnoException, line: Line) => {
    // An answer that has begun can be no other.
    if (!line.writable || error.code === 'ECONNRESET' || line._httpMessage?.headersSent) return void line.destroy();
    const code = codes[error.code ?? ''] ?? 'bad-request';
    const body = JSON.stringify(problemBody(code));
    const head = [
      `HTTP/1.1 ${problems[code]} ${STATUS_CODES[problems[code]]}`,
      'content-type: application/problem+json',
      `content-length: ${Buffer.byteLength(body)}`,
      'cache-control: no-store',
      'x-content-type-options: nosniff',
      'connection: close',
    ];
    line.end(`${head.join('\r\n')}\r\n\r\n${body}`);
  });
}
