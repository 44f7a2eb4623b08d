// A month of a ledger that is closed (月度封存): from then on it reads as it did, and what comes or is corrected later stands behind it.
import type { Document, Read } from './documents.ts';
import type { EntryOf } from './entry.ts';
import { doneMs } from './moment.ts';
import { Refusal } from './refusal.ts';

type Who = { by: string; byName: string; at: number };
/** One closing. `entry`: that says so; `opened`: null while it holds. UTC ms. */
export type ClosingSaid = Who & {
  entry: string;
  lines: number;
  sha256: string;
  through: number;
  opened: (Who & { reason: string }) | null;
};
/** All there were of one month of one ledger, the oldest first. */
export type Closing = { id: string; name: string; month: string; said: readonly ClosingSaid[] };

export const closingId = (name: string, month: string): string => `${name} ${month}`;

/** The closing that holds; null while the month is open. */
export const closedNow = (closing: Closing | undefined): ClosingSaid | null =>
  closing?.said.find(({ opened }) => opened === null) ?? null;

/** Refuses `conflict` to close what is closed and to open what is not. */
export function checkClosing(entry: EntryOf<'ledger-closing'>, closing: Closing | undefined): void {
  if (entry.body.closed === (closedNow(closing) !== null)) throw new Refusal('conflict');
}

/** The month after it was closed, or opened again. Refuses `person-unknown`. */
export function foldClosing(entry: EntryOf<'ledger-closing'>, read: Read, receivedAt: number | null): Document {
  const { name, month, closed, lines, sha256, through, reason } = entry.body;
  const id = closingId(name, month);
  const person = read('person', entry.by);
  if (!person) throw new Refusal('person-unknown');
  const who = { by: entry.by, byName: person.name, at: doneMs(entry.at, receivedAt) };
  const before = read('closing', id)?.said ?? [];
  const said = closed
    ? [...before, { ...who, entry: entry.id, lines, sha256, through, opened: null }]
    : before.map((one) => (one.opened ? one : Object.assign({}, one, { opened: { ...who, reason } })));
  return { type: 'closing', id, body: { id, name, month, said } };
}

/** yyyy-mm where the days are one whole month, null for any others. */
export function monthOf(from: string, to: string): string | null {
  const month = from.slice(0, 7);
  const [year = 0, nth = 0] = month.split('-').map(Number);
  const last = new Date(Date.UTC(year, nth, 0)).toISOString().slice(0, 10);
  return from === `${month}-01` && to === last ? month : null;
}

export const daysOfMonth = (month: string): { from: string; to: string } => {
  const [year = 0, nth = 0] = month.split('-').map(Number);
  return { from: `${month}-01`, to: new Date(Date.UTC(year, nth, 0)).toISOString().slice(0, 10) };
};
