// 单独存放的记录: taken in, not counted, waiting for somebody to look: who, when, what and why.
import { Archive } from 'lucide';
import { Held, type HeldRow } from '../../domain/reports.ts';
import { AsOf, NothingKnown } from '../as-of.tsx';
import { inLanguage, nearDayAndClock } from '../format.ts';
import { useReport } from '../use-report.ts';
import { useLanguage, useWords } from '../use-screen.ts';
import type { Words } from '../state.ts';
import { Gradual } from '../ui/gradual.tsx';
import { Line, Stop, StopAbout, StopTitle } from '../ui/line.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { Skeleton } from '../ui/skeleton.tsx';

export function HeldScreen() {
  const { common, phones: words } = useWords();
  const report = useReport('/api/held', Held);
  const { body, trouble } = report;
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
                <HeldStop key={`${row.entryId} ${row.senderName}`} row={row} />
              ))}
            </Line>
          )}
        </Gradual>
      )}
      {body?.more && <p>{words.heldMore}</p>}
    </Page>
  );
}

function HeldStop({ row }: { row: HeldRow }) {
  const language = useLanguage();
  const { phones: words } = useWords();
  const { template, place, senderName } = row;
  const what = template ? inLanguage(template, language) : wordFor(words.what, row.kind);
  return (
    <Stop state="late">
      <StopTitle>{[what, place].filter(Boolean).join(' · ')}</StopTitle>
      <p>{wordFor(words.why, row.code)}</p>
      <StopAbout>
        {[
          row.byName,
          words.recorded(nearDayAndClock(row.recordedAt, language)),
          words.received(nearDayAndClock(row.receivedAt, language)),
          senderName !== null && words.sentBy(senderName),
        ]
          .filter(Boolean)
          .join(' · ')}
      </StopAbout>
    </Stop>
  );
}

/** Kinds and reasons newer than this app have a word too. */
const wordFor = <W extends Words['phones']['what'] | Words['phones']['why']>(words: W, key: string): string =>
  (words as Readonly<Record<string, string>>)[key] ?? words.other;
