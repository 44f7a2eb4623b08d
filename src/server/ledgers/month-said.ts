// What a paper of one whole month says about its being closed, and whether whoever reads it may close it.
import { closedNow, closingId, daysOfMonth, monthOf, type ClosingSaid } from '../../domain/closing.ts';
import { dayOf } from '../../domain/inspection.ts';
import type { LedgerMonth } from '../../domain/ledgers/ledger-reports.ts';
import { mayCloseLedgers } from '../../domain/ledgers/ledger-reports.ts';
import type { LedgerName } from '../../domain/ledgers/names.ts';
import type { Parts } from '../env.ts';
import type { LedgerAsked } from './asked.ts';
import { mayClose } from './closed-month.ts';
import { codeOf } from './code.ts';

/** The code of the paper as it was closed, which says how many lines it had. */
export async function closedCode(
  { store }: Pick<Parts, 'store'>,
  schoolId: string,
  { name, month }: { name: LedgerName; month: string },
  { lines, through }: Pick<ClosingSaid, 'lines' | 'through'>,
): Promise<string> {
  const coded = { name, ...daysOfMonth(month), within: [], shown: false, count: lines, seq: through };
  const chain = await store.ledger.chainAt(schoolId, through);
  if (chain === undefined) throw new Error(`the ledger has no line ${through}`);
  return codeOf(coded, { secret: store.secret, chain });
}

/** Nothing for what is no whole month, and for what is never closed. */
export async function monthSaid(parts: Parts, asked: LedgerAsked): Promise<{ month?: LedgerMonth }> {
  const { who, ledger, from, to, place, narrowed, at, forOthers } = asked;
  const month = monthOf(from, to);
  const isWhole = place === undefined && Object.keys(narrowed).length === 0;
  if (month === null || forOthers || !mayClose(ledger) || !isWhole) return {};
  const { id, timeZone } = who.school;
  const closing = await parts.store.documents.read(id, 'closing', closingId(ledger.name, month));
  const closed = closedNow(closing);
  const opened = closed ? null : (closing?.said.at(-1)?.opened ?? null);
  return {
    month: {
      month,
      closed: closed && {
        at: closed.at,
        byName: closed.byName,
        lines: closed.lines,
        code: await closedCode(parts, id, { name: ledger.name, month }, closed),
      },
      opened: opened && { at: opened.at, byName: opened.byName, reason: opened.reason },
      mayChange: mayCloseLedgers(who.person),
      isOver: dayOf(at, timeZone) > to,
      isAsClosed: asked.closing !== undefined,
    },
  };
}
