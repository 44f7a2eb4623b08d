// What the server needs remembered of its messages and of the browsers it may wake: part of the store, each method one
// whole step.
import type { Message, NewMessage, NewSubscription, ReadMessages } from '../../domain/message.ts';
import type { LedgerLine } from './store.ts';

/** `contact`: whom a push service may write to about this school's server; a URL. */
export type Subscription = NewSubscription & { sessionId: string; personId: string; contact: string };

/** A browser to wake now: with what, for whom, and how often it was tried. `id`: the only unread one. */
export type DuePush = Subscription & { topic: string; unread: number; id: string | null; tries: number; since: number };

/** A pair on P-256: the point that is known to all, and the number that is not; base64url of 32 bytes each. */
export type PushKeys = { x: string; y: string; d: string };

/** sent: taken over. later: to be tried at `nextAt` (UTC ms). gone: the browser wants nothing any more. */
export type Pushed = { is: 'sent' } | { is: 'later'; nextAt: number } | { is: 'gone' };

export interface MessageStore {
  /**
   * Tells each of these people, once a key, and marks their browsers to be woken at `wakeAt`. `gathers` as in the topics.
   * What was told more than ninety days ago is forgotten. Times UTC ms.
   */
  tell(
    schoolId: string,
    personIds: readonly string[],
    message: NewMessage & { gathers: 'none' | 'all' | 'about' },
    when: { at: number; wakeAt: number },
  ): Promise<void>;
  /** Those of these people who were told this, whether they read it or not. */
  toldOf(schoolId: string, personIds: readonly string[], key: string): Promise<string[]>;
  /** Of one person, newest first. */
  list(
    schoolId: string,
    personId: string,
    asked: { before?: { at: number; id: string } | undefined; limit: number },
  ): Promise<{ rows: Message[]; more: boolean; unread: number }>;
  /** Names that are not this person's are no names. `at` in UTC ms. */
  read(schoolId: string, personId: string, which: ReadMessages, at: number): Promise<void>;
  /** Whoever these entries concern has been told. It is remembered here, and written down by `untold`. */
  noteTold(entryIds: readonly string[]): void;
  /**
   * The first line that counts and that nobody was told of, null where there is none before those of `fresh` (UTC ms), which somebody is telling of just
   * now. `more`: there may be one behind those that were looked at. Writes down up to where all has been told; the first time that is the whole ledger.
   */
  untold(schoolId: string, fresh: { from: number; to: number }): Promise<{ line: LedgerLine | null; more: boolean }>;
}

export interface PushStore {
  /** Under which push services know this server; made once. */
  readonly keys: PushKeys;
  /** One browser a session; it takes the place of what the session or somebody else in this browser had asked for. */
  subscribe(schoolId: string, subscription: Subscription): Promise<void>;
  unsubscribe(schoolId: string, sessionId: string): Promise<void>;
  /**
   * Whose browser is to be woken at `now`, at most a hundred, the oldest first. Those whose session has ended are forgotten,
   * and who has read everything meanwhile is left alone.
   */
  due(schoolId: string, now: number, livesSince: { seen: number; made: number }): Promise<DuePush[]>;
  /** Of the push services that browsers named whose session lives: their hosts, each once. */
  hosts(schoolId: string, livesSince: { seen: number; made: number }): Promise<string[]>;
  settle(schoolId: string, push: Pick<DuePush, 'sessionId' | 'endpoint' | 'since'>, became: Pushed): Promise<void>;
}
