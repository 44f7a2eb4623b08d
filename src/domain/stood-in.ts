// Who was ever written down to stand in for whom: what was done in somebody's place is asked for by the book as it was then. Only where the whole ledger is.
import { canonical } from './canonical.ts';
import type { EntryOf } from './entry.ts';
import type { Responsibility } from './responsibility.ts';

type Absence = Responsibility['absences'][number];
/** `gone`: when it was taken out of the book by the school's clock, UTC ms; left out while it stands there. */
export type StoodIn = { lines: (Absence & { gone?: number })[] };

/** More lines than a school writes in years. */
const mostLines = 2000;

/** With what the book says from now on. `before`: the lines up to now; `receivedAt`: UTC ms. */
export function foldStoodIn(
  before: StoodIn['lines'],
  { body }: EntryOf<'responsibility-set'>,
  receivedAt: number,
): StoodIn {
  const now = new Set(body.absences.map(canonical));
  const lines = before.map((line) =>
    line.gone !== undefined || now.has(canonical(line)) ? line : { ...line, gone: receivedAt },
  );
  const standing = new Set(lines.filter(({ gone }) => gone === undefined).map(canonical));
  return { lines: [...lines, ...body.absences.filter((one) => !standing.has(canonical(one)))].slice(-mostLines) };
}
