// Asking one cell, and what of the answer could tell somebody something.
import type { Server } from './server.ts';
import type { Cell } from './cells.ts';

export type Answered = { status: number; text: string; headers: { [name: string]: string } };

export async function ask({ app }: Server, cell: Cell, cookie: string | null): Promise<Answered> {
  const { body } = cell;
  const isBytes = body instanceof Uint8Array;
  const response = await app.request(cell.path, {
    method: cell.method,
    headers: {
      'x-patrol': '1',
      ...(body === undefined ? {} : { 'content-type': isBytes ? 'image/jpeg' : 'application/json' }),
      ...(cookie === null ? {} : { cookie }),
      ...cell.headers,
    },
    ...(body === undefined ? {} : { body: isBytes ? Buffer.from(body) : JSON.stringify(body) }),
  });
  const text = Buffer.from(await bytesOf(response)).toString('latin1');
  return { status: response.status, text, headers: Object.fromEntries(response.headers) };
}

/** Of what goes on for ever, the beginning. */
async function bytesOf(response: Response): Promise<Uint8Array> {
  if (!response.headers.get('content-type')?.startsWith('text/event-stream'))
    return new Uint8Array(await response.arrayBuffer());
  const reader = response.body?.getReader();
  if (!reader) return new Uint8Array();
  const { value = new Uint8Array() } = await reader.read();
  await reader.cancel();
  return value;
}

/** The same for two requests that were answered alike: everything but the number of the request and the time. */
export function shape({ status, text, headers }: Answered): unknown {
  const { 'x-request-id': requestId = '', ...others } = headers;
  const timeless = text.replace(requestId, 'request').replaceAll(/"(serverTime|asOf)":\d+/g, '"$1":0');
  return { status, text: timeless, headers: others };
}

export const codeOf = ({ text }: Answered): string | null => /"code":"([\w-]+)"/.exec(text)?.[1] ?? null;

export const isLetIn = ({ status }: Answered): boolean => ![401, 403, 404].includes(status);

/** The marks of the records that an answer shows, in its text or in its photo. */
export const marksIn = (text: string): Set<string> => new Set(text.match(/mark\d+-[0-9a-f]{4}-\d+/g));

/** The ids of the people whose accounts an answer shows. */
export const accountsIn = (text: string): Set<string> =>
  new Set([...text.matchAll(/"id":"([0-9a-f-]{36})","name":"[^"]*","(?:username|role)":/g)].map(([, id = '']) => id));
