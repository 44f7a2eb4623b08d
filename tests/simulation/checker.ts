// Holds every commit and every answer of the server against the invariants, and keeps what stands on each phone.
import type { Person } from '../../src/domain/person.ts';
import type { Browser } from './browser.ts';
import type { Transaction } from './engine.ts';
import { invariants } from './invariants.ts';
import type { Reply, Sent } from './network.ts';
import type { Told } from './screen.ts';
import { isPersonal, personOf, Shadow, type Standing } from './tables.ts';
import type { Line, Truth } from './truth.ts';

/** The first thing that broke ends the schedule. */
export class Violation extends Error {
  override readonly name = 'Violation';
}

export class Checker {
  readonly truth: Truth;
  readonly discarding = new Set<string>();
  readonly everBegun = new Set<string>();
  /** How often each process has written each draft. */
  readonly writes = new Map<string, Map<string, number>>();
  violation: Violation | null = null;
  commits = 0;
  #shadows = new Map<string, Shadow>();

  constructor(truth: Truth) {
    this.truth = truth;
  }

  fail(invariant: string, what: string): void {
    this.violation ??= new Violation(`${invariant}: ${what}`);
  }

  standing(browser: Browser, person: Pick<Person, 'id'>): Standing {
    return this.#shadow(browser, `patrol-${person.id}`).standing;
  }

  forget(browser: Browser): void {
    for (const key of this.#shadows.keys()) if (key.startsWith(`${browser.name} `)) this.#shadows.delete(key);
  }

  committed(browser: Browser, tx: Transaction): void {
    const { name } = tx.db._rawDatabase;
    if (!isPersonal(name) || tx.touched.size === 0) return;
    this.commits++;
    const shadow = this.#shadow(browser, name);
    const before = shadow.standing;
    const changes = shadow.take(browser.disk, name, tx.touched);
    const { truth, discarding, everBegun } = this;
    const commit = {
      personId: personOf(name),
      before,
      now: shadow.standing,
      changes,
      durability: tx.durability,
      touched: tx.touched,
      truth,
      discarding,
      everBegun,
    };
    for (const draft of [...changes.drafts.added, ...changes.drafts.changed.map((one) => one.after)])
      this.#noteWrite(draft.id, tx.owner.name);
    for (const { name: invariant, broken } of invariants) {
      const said = broken(commit);
      if (said !== null) this.fail(invariant, said);
    }
  }

  /** I1: what is shown as it changes is on the disk, or was; what is on its way there may never arrive. */
  shown(browser: Browser, person: Pick<Person, 'id'>, { table, rows }: Told): void {
    const shadow = this.#shadow(browser, `patrol-${person.id}`);
    // What a database is born with is known from its first commit on.
    if (shadow.standing.meta.size === 0) return;
    for (const [key, row] of rows)
      if (!shadow.hasStood(table, key, row))
        this.fail('I1 what a screen shows is on the disk', `${key} of ${table} was shown and never written`);
  }

  /** How often others than this process have written the draft. */
  writesByOthers(draftId: string, owner: string): number {
    let count = 0;
    for (const [name, times] of this.writes.get(draftId) ?? []) if (name !== owner) count += times;
    return count;
  }

  /** I8: nothing is sent for one person under the session of another. */
  arrived({ method, path, headers, body }: Sent, personOfSession: (cookie: string) => string | undefined): void {
    if (method !== 'POST' || path !== '/api/ledger' || !body) return;
    const person = personOfSession(headers['cookie'] ?? '');
    const { entries } = JSON.parse(Buffer.from(body).toString()) as { entries: { id: string; by: string }[] };
    const foreign = entries.find((entry) => person !== undefined && entry.by !== person);
    if (foreign) this.fail('I8 entries travel under their own session', `entry ${foreign.id} of ${foreign.by}`);
  }

  /** I9: a line of the ledger that is read for the first time. */
  chained(lines: readonly Line[]): void {
    const loose = lines.find(({ isChained }) => !isChained);
    if (loose) this.fail('I9 each line follows from the one before', `line ${loose.seq} is ${loose.id}`);
  }

  /** After every answer of the server. */
  exchanged({ method, path }: Sent, { status, body }: Reply): void {
    if (method === 'GET' || method === 'HEAD') return;
    const lines = this.truth.refresh();
    this.chained(lines);
    for (const line of lines) {
      // I3: one row an entry, and its hash is one that a phone has finalised.
      if (line.code === 'not-yours' || line.isServers) continue;
      const hash = this.truth.finalised.get(line.id);
      if (hash !== line.hash) this.fail('I3 the server holds what phones finalised', `line ${line.seq} is ${line.id}`);
    }
    if (!path.startsWith('/api/photos/') || status !== 200) return;
    const sha = path.slice('/api/photos/'.length);
    const { complete } = JSON.parse(Buffer.from(body).toString()) as { complete: boolean };
    // I4, P7: what is called complete survives the power.
    if (complete && !this.truth.holdsPhoto(sha)) this.fail('I4 a complete photo is durable', sha.slice(0, 8));
  }

  #shadow(browser: Browser, name: string): Shadow {
    const key = `${browser.name} ${name}`;
    const known = this.#shadows.get(key) ?? new Shadow();
    this.#shadows.set(key, known);
    return known;
  }

  #noteWrite(draftId: string, owner: string): void {
    const of = this.writes.get(draftId) ?? new Map<string, number>();
    this.writes.set(draftId, of.set(owner, (of.get(owner) ?? 0) + 1));
  }
}
