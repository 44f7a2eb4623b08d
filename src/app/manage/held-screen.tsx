// 单独存放的记录: taken in, not counted, waiting for somebody to look: who, when, what and why; and what was decided.
import { Archive } from 'lucide';
import { useState } from 'preact/hooks';
import { Held, type HeldRow } from '../../domain/reports.ts';
import { AsOf, NothingKnown } from '../as-of.tsx';
import { nearDayAndClock } from '../format.ts';
import { TakeList } from '../take-list.ts';
import { useReport } from '../use-report.ts';
import { useLanguage, useWords } from '../use-screen.ts';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { Gradual } from '../ui/gradual.tsx';
import { Line, Stop, StopAbout, StopTitle } from '../ui/line.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { HeldFacts, heldTitle } from './held-facts.tsx';
import { SettleHeldSheet } from './settle-held-sheet.tsx';
import styles from './phones.module.css';

export function HeldScreen() {
  const { common, phones: words } = useWords();
  const report = useReport('/api/held', Held, { offers: true });
  const [looking, setLooking] = useState<HeldRow | null>(null);
  const { body, trouble } = report;
  const done = () => {
    setLooking(null);
    report.refresh();
  };
  return (
    <Page title={words.heldTitle} sub={words.heldSub} back={common.back} backTo="/me">
      <AsOf report={report} />
      {!body && (trouble ? <NothingKnown report={report} /> : <Skeleton look="stops" />)}
      {body?.rows.length === 0 && (
        <Notice icon={Archive}>
          <p>{words.heldNone}</p>
          <p>{words.heldNoneHint}</p>
        </Notice>
      )}
      {body && body.rows.length > 0 && (
        <Gradual all={body.rows} more={common.more}>
          {(drawn) => (
            <Line>
              {drawn.map((row) => (
                <HeldStop key={row.id} row={row} onLook={() => setLooking(row)} />
              ))}
            </Line>
          )}
        </Gradual>
      )}
      {body?.more && <p>{words.heldMore}</p>}
      {body && body.rows.length > 0 && <TakeList path="/api/held" />}
      {looking && <SettleHeldSheet row={looking} onClose={() => setLooking(null)} onDone={done} />}
    </Page>
  );
}

const stations = { waiting: 'late', released: 'done', rejected: 'skipped' } as const;

function HeldStop({ row, onLook }: { row: HeldRow; onLook: () => void }) {
  const language = useLanguage();
  const { phones: words } = useWords();
  const { settled } = row;
  return (
    <Stop state={stations[settled?.outcome ?? 'waiting']}>
      <StopTitle>{heldTitle(row, words, language)}</StopTitle>
      <HeldFacts row={row} />
      {settled && (
        <>
          {settled.reason && <p>{words.said(settled.byName, settled.reason)}</p>}
          <div class={styles.marks}>
            <Badge tone={settled.outcome === 'released' ? 'normal' : 'abnormal'}>
              {words.outcomes[settled.outcome]}
            </Badge>
            <StopAbout>{words.settledBy(settled.byName, nearDayAndClock(settled.at, language))}</StopAbout>
          </div>
        </>
      )}
      {row.maySettle && (
        <div class={styles.key}>
          <Button onClick={onLook}>{words.look}</Button>
        </div>
      )}
    </Stop>
  );
}
