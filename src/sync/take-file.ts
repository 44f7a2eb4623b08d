// A file of the school's, taken piece by piece so that somebody can see how it goes and think better of it. Apart from the rest
// of the line: phones that hand in never need it.
import { stepReader, stepsType } from '../domain/file-steps.ts';
import { network, type Failure, type Line } from './rest.ts';

export type Taken = { ok: true; bytes: Blob; name: string } | { ok: false; why: Failure['why'] | 'cancelled' };

/** `percent`: of what it is made from; null where the server does not say. */
export type Came = { bytes: number; percent: number | null };

/** `path` starts with `/api/`. `came`: how much so far. A file that ends early is none. */
export async function takeFile(
  path: string,
  came: (so: Came) => void,
  signal: AbortSignal,
  line: Line = network,
): Promise<Taken> {
  try {
    const response = await line(path, {
      headers: { 'x-patrol': '1', accept: stepsType },
      credentials: 'same-origin',
      cache: 'no-store',
      redirect: 'error',
      signal,
    });
    const name = nameIn(response.headers.get('content-disposition') ?? '');
    // Whatever is not offered as a file is not the server's (RULES.md P3).
    if (!response.ok || name === '' || !response.body) return { ok: false, why: whyOf(response.status) };
    const pieces: BlobPart[] = [];
    const so: Came = { bytes: 0, percent: null };
    const piece = (value: Uint8Array<ArrayBuffer>): void => {
      pieces.push(value);
      so.bytes += value.byteLength;
    };
    const type = response.headers.get('content-type') ?? '';
    const steps = type === stepsType ? stepReader({ piece, share: (percent) => (so.percent = percent) }) : null;
    for (const reader = response.body.getReader(); ;) {
      const { value, done } = await reader.read();
      if (done) break;
      if (steps) steps.take(value);
      else piece(value);
      came({ ...so });
    }
    if (steps?.isWhole() === false) return { ok: false, why: 'unreachable' };
    return { ok: true, bytes: new Blob(pieces, { type }), name };
  } catch (error) {
    if (signal.aborted) return { ok: false, why: 'cancelled' };
    if (error instanceof TypeError || error instanceof DOMException) return { ok: false, why: 'unreachable' };
    throw error;
  }
}

const nameIn = (disposition: string): string => {
  const [, name = ''] = /^attachment;.*filename\*=UTF-8''([^;]+)$/.exec(disposition) ?? [];
  return decodeURIComponent(name);
};

function whyOf(status: number): Failure['why'] {
  if (status === 401) return 'login';
  if (status === 429 || status === 503) return 'throttled';
  return status === 400 || status === 404 ? 'refused' : 'unreachable';
}
