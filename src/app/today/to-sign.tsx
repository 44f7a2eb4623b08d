// For managers: how many records wait for their signature.
import { PenLine } from 'lucide';
import { Signatures } from '../../domain/reports.ts';
import { NotAsked } from '../manage/today-as-of.tsx';
import { useReport } from '../use-report.ts';
import { useWords } from '../use-screen.ts';
import { SmallRow } from './small-row.tsx';

export function ToSign() {
  const { signing: words } = useWords().manage;
  const report = useReport('/api/signatures', Signatures);
  const { body } = report;
  if (!body && report.trouble) return <NotAsked what={words.mine} of={report} />;
  const late = body?.rows.filter((row) => body.asOf > row.signBy).length ?? 0;
  return (
    <SmallRow
      look="owing"
      icon={PenLine}
      href="/to-sign"
      n={body?.rows.length}
      says={(n) => words.count(n, late, Boolean(body?.more))}
    />
  );
}
