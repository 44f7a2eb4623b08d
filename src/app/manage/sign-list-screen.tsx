// 待我签字: what others handed in and waits for this person's signature, oldest first, the overdue ones marked.
import { PenLine } from 'lucide';
import { Signatures, type SignatureRow } from '../../domain/reports.ts';
import { AsOf, NothingKnown } from '../as-of.tsx';
import { TakeList } from '../take-list.ts';
import { inLanguage, nearDayAndClock } from '../format.ts';
import { useReport } from '../use-report.ts';
import { useLanguage, useWords } from '../use-screen.ts';
import { Badge } from '../ui/badge.tsx';
import { Line, Stop, StopAbout, StopTitle } from '../ui/line.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { Skeleton } from '../ui/skeleton.tsx';

export function SignListScreen() {
  const { common, manage } = useWords();
  const words = manage.signing;
  const report = useReport('/api/signatures', Signatures, { offers: true });
  const { body, trouble } = report;
  return (
    <Page title={words.mine} back={common.back} backTo="/">
      <AsOf report={report} />
      {!body && (trouble ? <NothingKnown report={report} /> : <Skeleton look="stops" />)}
      {body?.rows.length === 0 && (
        <Notice icon={PenLine}>
          <p>{words.none}</p>
        </Notice>
      )}
      {body && body.rows.length > 0 && (
        <Line>
          {body.rows.map((row) => (
            <SignStop key={`${row.id} ${row.itemId}`} row={row} asOf={body.asOf} />
          ))}
        </Line>
      )}
      {body?.more && <p>{words.more}</p>}
      {body && body.rows.length > 0 && <TakeList path="/api/signatures" />}
    </Page>
  );
}

function SignStop({ row, asOf }: { row: SignatureRow; asOf: number }) {
  const language = useLanguage();
  const { manage } = useWords();
  const words = manage.signing;
  const isLate = asOf > row.signBy;
  return (
    <Stop state={isLate ? 'late' : 'todo'}>
      <StopTitle>
        <a href={`/school-record/${row.id}`}>
          {inLanguage(row.templateName, language)} · {row.placeName}
        </a>
      </StopTitle>
      <StopAbout>
        {[
          row.byName,
          nearDayAndClock(row.receivedAt, language),
          row.abnormal > 0 ? manage.record.faults(row.abnormal) : manage.record.noFaults,
        ].join(' · ')}
      </StopAbout>
      <Badge tone={isLate ? 'abnormal' : 'warn'}>
        {isLate ? words.overdue : words.waits(nearDayAndClock(row.signBy, language))}
      </Badge>
    </Stop>
  );
}
