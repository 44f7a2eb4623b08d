// Push: entries in, one verdict each out. What gets a receipt is on disk.
import { hash } from 'node:crypto';
import type { Hono } from 'hono';
import { canonical, inOrder } from '../../domain/canonical.ts';
import { hashedText, type Entry } from '../../domain/entry.ts';
import {
  maxEntryBytes,
  maxPushBytes,
  protocol,
  Push,
  PushAnswer,
  type Durable,
  type Receipt,
  type Verdict,
} from '../../domain/protocol.ts';
import { isOfBefore, makeAnchor, noteOlderCopy } from '../anchor.ts';
import { durableNow } from '../durable.ts';
import type { Parts, PatrolEnv } from '../env.ts';
import { readJson, readMessage } from '../read-body.ts';
import { readEntry } from '../read-entry.ts';
import { handingIn } from '../handing-in.ts';
import { tellOfEntries } from '../messages/tell-of-entries.ts';
import type { Held, Offer, Outcome } from '../store/store.ts';
import { describe } from './describe.ts';

export function ledgerRoutes(app: Hono<PatrolEnv>, parts: Parts): void {
  const { store, now } = parts;

  function receipt(held: Held, durable: Durable | null, serverTime: number): Receipt {
    return { protocol, epoch: store.epoch, ...held, durableThrough: durable?.through ?? null, serverTime };
  }

  function verdict(outcome: Outcome, durable: Durable | null, serverTime: number): Verdict {
    if (outcome.verdict === 'refused') return outcome;
    const { verdict: said, id, held } = outcome;
    const given = receipt(held, durable, serverTime);
    if (said === 'quarantined') return { verdict: said, id, code: outcome.code, receipt: given };
    return { verdict: said, id, receipt: given };
  }

  const description = describe({
    summary: 'Push entries; each gets a verdict of its own',
    takes: Push,
    gives: PushAnswer,
    refuses: [
      'bad-json',
      'bad-shape',
      'login',
      'revoked',
      'csrf',
      'too-large',
      'not-json',
      'encoded-body',
      'unknown-field',
      'too-many-requests',
      'unavailable',
      'server-full',
    ],
  });
  app.post('/api/ledger', description, handingIn(parts), async (c) => {
    const { person, school, device, isRevoked } = c.get('sender');
    const { entries, anchor, build, device: named } = readMessage(Push, await readJson(c, maxPushBytes));
    await noteOlderCopy(parts, school.id, { anchor });
    const aside = isRevoked ? 'revoked' : null;
    const offers = isOfBefore(store, anchor) ? [] : entries.map(readOffer);
    const outcomes = await store.ledger.append(school.id, person, offers, now(), aside);
    for (const outcome of outcomes) {
      if (!('code' in outcome)) continue;
      const { id, verdict: said, code } = outcome;
      c.get('log').warn({ requestId: c.get('requestId'), person: person.id, entry: id, verdict: said, code }, 'entry');
    }
    await tellOfEntries(parts, school.id, offers, outcomes);
    await store.phones.runs({ schoolId: school.id, personId: person.id, deviceId: device ?? named }, build);
    const serverTime = now();
    const durable = await durableNow(store, serverTime);
    const answer: PushAnswer = {
      protocol,
      epoch: store.epoch,
      serverTime,
      verdicts: outcomes.map((outcome) => verdict(outcome, durable, serverTime)),
      durable,
      anchor: await makeAnchor(
        store,
        school.id,
        serverTime,
        outcomes.flatMap((outcome) => ('held' in outcome ? [outcome.held] : [])),
      ),
    };
    const text = JSON.stringify(answer);
    return c.body(text, 200, {
      'content-type': 'application/json',
      'content-length': String(Buffer.byteLength(text)),
      'cache-control': 'no-store',
    });
  });
}

/** UTF-8 takes at most three bytes for a UTF-16 code unit. */
const mostBytesAUnit = 3;

/** Reads one entry: its size, its form, and whether its hash is the hash of what it says. */
export function readOffer(given: unknown): Offer {
  const id = idOf(given);
  const written = writeOut(given);
  if (written === null) return { is: 'bad', id, code: 'bad-shape', raw: JSON.stringify(given) };
  const { raw, hashed, whole } = written;
  if (raw.length > maxEntryBytes / mostBytesAUnit && Buffer.byteLength(raw) > maxEntryBytes)
    return { is: 'bad', id, code: 'too-large', raw: raw.slice(0, maxEntryBytes / 4) };
  const parsed = readEntry(whole);
  if (parsed.is === 'bad') return { is: 'bad', id, code: parsed.code, path: parsed.path, raw };
  if (hash('sha256', hashed) !== parsed.entry.hash) return { is: 'bad', id, code: 'hash-mismatch', raw };
  return parsed.is === 'known' ? { is: 'known', entry: parsed.entry, raw } : { is: 'newer', entry: parsed.entry, raw };
}

type Written = { raw: string; hashed: string; whole: unknown };

/**
 * Canonical JSON whole, and as it is hashed; `whole`: the same as data, its members as they lie in the ledger. Null when it holds
 * what canonical JSON cannot carry, such as half a character.
 */
export function writeOut(given: unknown): Written | null {
  try {
    const whole = inOrder(given);
    return isObject(whole) && !Object.hasOwn(whole, '__proto__') ? writeOnce(whole) : writeTwice(given);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

/** What stands before the hash and what stands after it is written once for both. */
function writeOnce(whole: Record<string, unknown>): Written {
  const [before, after]: Record<string, unknown>[] = [{}, {}];
  for (const key of Object.keys(whole)) if (key !== 'hash') (key < 'hash' ? before : after)![key] = whole[key];
  const [head, hash, tail] = [before, { hash: whole['hash'] }, after].map((part) => JSON.stringify(part).slice(1, -1));
  const write = (...parts: (string | undefined)[]) => `{${parts.filter((part) => part).join(',')}}`;
  return { raw: write(head, hash, tail), hashed: write(head, tail), whole };
}

function writeTwice(given: unknown): Written {
  const raw = canonical(given);
  return { raw, hashed: isObject(given) ? hashedText(given as Entry) : '', whole: JSON.parse(raw) };
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const longestId = 64;

function idOf(given: unknown): string {
  const id = typeof given === 'object' && given !== null && 'id' in given ? given.id : '';
  return typeof id === 'string' ? id.slice(0, longestId) : '';
}
