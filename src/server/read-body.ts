// Bodies, read with their limits: size from the header and while reading, type, and a least speed.
import type { Context } from 'hono';
import { IncomingMessage } from 'node:http';
import * as v from 'valibot';
import { Refusal, type ProblemCode } from '../domain/refusal.ts';
import type { PatrolEnv } from './env.ts';
import { strictJson } from './strict-json.ts';

const usualBytes = 64 * 1024;
const patienceMs = 30_000;
const leastBytesPerS = 100;

/** The length the sender announced, null when there is none. Refuses what cannot be a length. */
export function announcedLength(c: Context<PatrolEnv>): number | null {
  const header = c.req.header('content-length');
  if (header === undefined) return null;
  if (!/^\d{1,15}$/.test(header)) throw new Refusal('bad-request');
  return Number(header);
}

/**
 * The body piece by piece. Refuses `encoded-body`, `too-large` before and while reading, and `timeout` when it comes
 * slower than 100 bytes a second for half a minute (`reliability.md` 4, 36).
 */
export async function* bodyPieces(c: Context<PatrolEnv>, maxBytes: number): AsyncGenerator<Uint8Array> {
  checkHead(c, maxBytes);
  const { body } = c.req.raw;
  if (!body) return;
  const reader = body.getReader();
  const startedAt = performance.now();
  let bytes = 0;
  try {
    for (;;) {
      const { done, value } = await withPatience(reader.read());
      if (done) return;
      bytes += value.byteLength;
      checkPace(bytes, maxBytes, startedAt);
      yield value;
    }
  } finally {
    await reader.cancel().catch(cancelled);
  }
}

function checkHead(c: Context<PatrolEnv>, maxBytes: number): void {
  if (c.req.header('content-encoding') !== undefined) throw new Refusal('encoded-body');
  if ((announcedLength(c) ?? 0) > maxBytes) throw new Refusal('too-large');
}

function checkPace(bytes: number, maxBytes: number, startedAt: number): void {
  if (bytes > maxBytes) throw new Refusal('too-large');
  const elapsedMs = performance.now() - startedAt;
  if (elapsedMs > patienceMs && bytes / (elapsedMs / 1000) < leastBytesPerS) throw new Refusal('timeout');
}

/** Cancelling a body that is already broken reports the break again; the first report is the one that counts. */
const cancelled = (): void => undefined;

async function withPatience<T>(reading: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Refusal('timeout')), patienceMs);
  });
  try {
    return await Promise.race([reading, late]);
  } catch (error) {
    // The line broke: nobody is left to be answered, and it is no fault of ours.
    throw error instanceof Refusal ? error : new Refusal('timeout');
  } finally {
    clearTimeout(timer);
  }
}

/** A JSON body as plain data. Refuses `not-json`, `bad-json`, `bad-shape`, `too-large`. */
export async function readJson(c: Context<PatrolEnv>, maxBytes: number = usualBytes): Promise<unknown> {
  const type = c.req.header('content-type') ?? '';
  if (!/^application\/json\s*(;\s*charset=utf-8\s*)?$/i.test(type)) throw new Refusal('not-json');
  return strictJson(decode(await readBytes(c, maxBytes)));
}

/** A body as it came. Refuses `encoded-body`, `too-large`, `timeout`. */
export async function readBytes(c: Context<PatrolEnv>, maxBytes: number): Promise<Uint8Array> {
  const incoming = c.env?.incoming;
  if (incoming instanceof IncomingMessage) {
    checkHead(c, maxBytes);
    return readIncoming(incoming, maxBytes);
  }
  const pieces: Uint8Array[] = [];
  for await (const piece of bodyPieces(c, maxBytes)) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** Straight from Node: the web stream in between costs as much as everything the rules ask of an entry. */
function readIncoming(incoming: IncomingMessage, maxBytes: number): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const pieces: Buffer[] = [];
    const startedAt = performance.now();
    let bytes = 0;
    const end = (error: unknown): void => {
      clearTimeout(patience);
      incoming.off('data', take).off('end', whole).off('error', broken).off('close', broken);
      if (error !== null) reject(error as Error);
      else resolve(pieces.length === 1 && pieces[0] ? pieces[0] : Buffer.concat(pieces));
    };
    const whole = (): void => end(null);
    const broken = (): void => end(new Refusal('timeout'));
    const take = (piece: Buffer): void => {
      bytes += piece.byteLength;
      patience.refresh();
      try {
        checkPace(bytes, maxBytes, startedAt);
        pieces.push(piece);
      } catch (error) {
        end(error);
      }
    };
    const patience = setTimeout(broken, patienceMs);
    if (incoming.readableEnded) return whole();
    if (incoming.destroyed) return broken();
    incoming.on('data', take).on('end', whole).on('error', broken).on('close', broken);
  });
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function decode(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) throw new Refusal('bad-json');
    throw error;
  }
}

/** Rules that a message's schema names by a code of their own. */
const named = new Set<ProblemCode>(['weak-password', 'weak-pin', 'too-many-photos', 'text-too-long']);

/** Reads a message by its schema; refuses `unknown-field`, a code the schema names, or `bad-shape`. */
export function readMessage<const S extends v.GenericSchema>(schema: S, value: unknown): v.InferOutput<S> {
  const read = v.safeParse(schema, value);
  if (read.success) return read.output;
  const [issue] = read.issues;
  if (named.has(issue.message as ProblemCode)) throw new Refusal(issue.message as ProblemCode);
  if (issue.type === 'strict_object' && issue.expected === 'never') throw new Refusal('unknown-field');
  throw new Refusal('bad-shape');
}
