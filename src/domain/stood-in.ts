// Who was ever written down to stand in for whom, or to lead a department: what was done in somebody's place is asked for by the book as it was then. Only where the whole ledger is.
import { canonical } from './canonical.ts';
import type { EntryOf } from './entry.ts';
import type { Responsibility } from './responsibility.ts';

type Absence = Responsibility['absences'][number];
/** `gone`: when it was taken out of the book by the school's clock, UTC ms; left out while it stands there. */
export type StoodIn = { lines: (Absence & { gone?: number })[] };

/** More lines than a school writes in years. */
const mostLines = 2000;

/** Who stands in by this book; whoever leads a department stands in for it on all days. */
const linesOf = ({ absences, departments }: Responsibility): Absence[] => [
  ...absences,
  ...departments.flatMap(({ id, headId, deputies }) =>
    (headId ? [headId, ...deputies] : deputies).map((deputyId) => ({ personId: id, from: '', to: '', deputyId })),
  ),
];

function written(lines: StoodIn['lines'], book: Responsibility): StoodIn['lines'] {
  const standing = new Set(lines.filter(({ gone }) => gone === undefined).map(canonical));
  return [...lines, ...linesOf(book).filter((one) => !standing.has(canonical(one)))];
}

/** With what the book says from now on. `before`: the lines up to now; `was`: the book up to now; `receivedAt`: UTC ms. */
export function foldStoodIn(
  before: StoodIn['lines'],
  was: Responsibility,
  { body }: EntryOf<'responsibility-set'>,
  receivedAt: number,
): StoodIn {
  const now = new Set(linesOf(body).map(canonical));
  const lines = written(before, was).map((line) =>
    line.gone !== undefined || now.has(canonical(line)) ? line : Object.assign({}, line, { gone: receivedAt }),
  );
  return { lines: written(lines, body).slice(-mostLines) };
}
