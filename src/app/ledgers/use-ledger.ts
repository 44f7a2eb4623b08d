// The lines of a ledger page after page, as far as somebody wants them; a paper wants them all.
import { useEffect, useRef, useState } from 'preact/hooks';
import { LedgerPage } from '../../domain/ledgers/ledger-reports.ts';
import { report } from '../../sync/rest.ts';
import { useReport, type Report } from '../use-report.ts';

/** No paper is longer: nobody reads it, and a phone does not lay it out. */
export const mostOnPaper = 5000;

type Going = 'rest' | 'more' | 'all' | 'failed' | 'too-long';
export type LedgerLines = Report<LedgerPage> & {
  /** The pages so far as one. */
  shown: LedgerPage | undefined;
  going: Going;
  more: () => void;
  /** True when every line is there. */
  all: () => Promise<boolean>;
  stop: () => void;
};

export function useLedger(path: string): LedgerLines {
  const first = useReport(path, LedgerPage, { offers: true });
  const [further, setFurther] = useState<{ of: LedgerPage | undefined; shown: LedgerPage } | null>(null);
  const [going, setGoing] = useState<Going>('rest');
  const stopped = useRef(false);
  // Other days are another paper: nothing of the one before is read on, or printed.
  useEffect(() => () => void (stopped.current = true), [path]);
  // What was read further belongs to that first page and to no fresher one.
  const shown = further && further.of === first.body ? further.shown : first.body;

  const next = async (so: LedgerPage): Promise<LedgerPage | null> => {
    const answered = await report(`${path}&after=${encodeURIComponent(so.next ?? '')}`, LedgerPage);
    if (!answered.ok) return null;
    const joined = joinPages(so, answered.body);
    setFurther({ of: first.body, shown: joined });
    return joined;
  };

  const more = async (): Promise<void> => {
    if (!shown?.next || going === 'more' || going === 'all') return;
    setGoing('more');
    setGoing((await next(shown)) ? 'rest' : 'failed');
  };

  const all = async (): Promise<boolean> => {
    if (!shown || going === 'more' || going === 'all') return false;
    stopped.current = false;
    let so: LedgerPage | null = shown;
    setGoing('all');
    while (so?.next && so.rows.length < mostOnPaper && !stopped.current) so = await next(so);
    const isWhole = so?.next === null && !stopped.current;
    setGoing(isWhole || stopped.current ? 'rest' : so ? 'too-long' : 'failed');
    return isWhole;
  };

  return {
    ...first,
    shown,
    going,
    more: () => void more(),
    all,
    stop: () => {
      stopped.current = true;
    },
  };
}

/** A drawing keeps its number among those of the pages before. */
function joinPages(before: LedgerPage, { rows, drawings = [], ...page }: LedgerPage): LedgerPage {
  const known = before.drawings ?? [];
  const moved = rows.map((row) =>
    row.pictures
      ? Object.assign(row, {
          pictures: row.pictures.map((one) =>
            one.drawing === undefined ? one : Object.assign(one, { drawing: one.drawing + known.length }),
          ),
        })
      : row,
  );
  return { ...page, rows: [...before.rows, ...moved], drawings: [...known, ...drawings] };
}
