// 保安巡逻记录 (`domain.md` 8.8): one plan, up to a month, as it is put into the folder.
import { FilterX } from 'lucide';
import { useLocation } from 'preact-iso';
import { standsIn } from '../../domain/round-days.ts';
import { mostRoundDays, type RoundRow } from '../../domain/round-reports.ts';
import { AsOf, NothingKnown } from '../as-of.tsx';
import { dayPlus } from '../days.ts';
import { dayAndClock } from '../format.ts';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { useReport } from '../use-report.ts';
import { useLanguage, useSession, useWords } from '../use-screen.ts';
import { dutyDay, gapsOf, paperAddress, RoundsSchema } from './board-asked.ts';
import board from './board.module.css';
import { linesOf, missedLine, type PaperColumn, type PaperLine } from './paper-lines.ts';
import { PaperTable } from './paper-table.tsx';
import { PlanField } from './plan-field.tsx';
import styles from './guard-paper.module.css';
import { roundPapersWords } from '../words/round-papers.ts';
import { useBoardWords, usePlaceNames } from './use-board.ts';

const columns: readonly PaperColumn[] = ['day', 'shift', 'round', 'point', 'at', 'found', 'done', 'by'];

export function GuardPaper() {
  const { query, route } = useLocation();
  const { common } = useWords();
  const words = useBoardWords();
  const paper = roundPapersWords[useLanguage()];
  const today = dutyDay(Date.now()).day;
  const to = query['to'] ?? today;
  const first = dayPlus(to, 1 - mostRoundDays);
  const asked = query['from'] ?? to;
  const from = asked > to ? to : asked < first ? first : asked;
  const report = useReport(`/api/rounds?from=${from}&to=${to}`, RoundsSchema);
  const { body, trouble, asOf } = report;
  const plan = query['plan'] ?? body?.rows[0]?.planId ?? null;
  const rows = body?.rows.filter(
    (row) =>
      row.planId === plan &&
      row.standing !== 'ahead' &&
      row.standing !== 'open' &&
      standsIn(row, { from, to }, body.asOf),
  );
  const go = (over: Partial<{ from: string; to: string; plan: string | null }>) =>
    route(paperAddress({ from, to, plan, ...over }), true);
  return (
    <Page
      title={words.guardPaper}
      back={common.back}
      backTo={`/rounds-board?day=${to}`}
      action={
        rows &&
        rows.length > 0 && (
          <Button look="plain" onClick={() => print()}>
            {words.print}
          </Button>
        )
      }
    >
      <div class={`${board.filter} ${styles.filter}`}>
        <PlanField rows={body?.rows} plan={plan} onPick={(next) => go({ plan: next })} />
        {(['from', 'to'] as const).map((end) => (
          <TextField
            key={end}
            type="date"
            label={paper.span[end]}
            value={end === 'from' ? from : to}
            max={today}
            onInput={({ currentTarget: { value } }) => value && go({ [end]: value })}
          />
        ))}
      </div>
      <div class={styles.asOf}>
        <AsOf report={report} />
      </div>
      {!body && (trouble ? <NothingKnown report={report} /> : <Skeleton look="stops" />)}
      {rows?.length === 0 && <Notice icon={FilterX}>{words.noneFiltered}</Notice>}
      {rows && rows.length > 0 && <Paper rows={rows} from={from} to={to} asOf={asOf ?? 0} />}
    </Page>
  );
}

type PaperProps = { rows: readonly RoundRow[]; from: string; to: string; asOf: number };

function Paper({ rows, from, to, asOf }: PaperProps) {
  const language = useLanguage();
  const words = useBoardWords();
  const paper = roundPapersWords[useLanguage()];
  const { school } = useSession();
  const nameOf = usePlaceNames();
  const about = { all: rows, gaps: gapsOf(rows), words, nameOf };
  const lines = rows.flatMap((row): PaperLine[] => {
    const { isNight } = dutyDay(row.plannedAt);
    const those = row.standing === 'missed' ? [missedLine(row, about)] : linesOf(row, about);
    return those.map((line) =>
      Object.assign(line, { shift: row.shift ?? (isNight ? paper.nightShift : paper.dayShift) }),
    );
  });
  return (
    <section class={styles.paper}>
      <h2 class={styles.title}>{words.guardPaper}</h2>
      <p>{paper.guardPaperOf(school.name, rows[0]?.planName ?? '', from, to)}</p>
      <p>{paper.madeAt(dayAndClock(Date.now(), language), dayAndClock(asOf, language))}</p>
      <div class={styles.wide} role="region" aria-label={words.guardPaper} tabIndex={0}>
        <PaperTable columns={columns} lines={lines} by={paper.by} />
      </div>
      <p>{paper.nightsHint}</p>
      <p class={board.sign}>{paper.guardSign}</p>
    </section>
  );
}
