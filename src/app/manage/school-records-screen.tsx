// What came in, for those who answer for the school.
import { ClipboardList, FilterX } from 'lucide';
import { useLocation } from 'preact-iso';
import { useMemo } from 'preact/hooks';
import { Inspections } from '../../domain/reports.ts';
import { AsOf, NothingKnown } from '../as-of.tsx';
import { dayKey } from '../format.ts';
import { useKeptScroll } from '../use-kept-scroll.ts';
import { TakeList } from '../take-list.ts';
import { usePages } from '../use-pages.ts';
import { useWords } from '../use-screen.ts';
import { useWide } from '../use-wide.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { addressOf, everythingToday, isOneDay, readFilter, reportPath, type RecordFilter } from './record-filter.ts';
import { RecordTiles } from './record-tiles.tsx';
import { RecordsCards } from './records-cards.tsx';
import { RecordsFilter } from './records-filter.tsx';
import { RecordsTable } from './records-table.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import styles from './school-records.module.css';

export function SchoolRecordsScreen() {
  const { query, url } = useLocation();
  const { manage, common } = useWords();
  const filter = useMemo(() => readFilter(query), [url]);
  const today = dayKey(Date.now());
  const pages = usePages(reportPath(filter, today), Inspections);
  const wide = useWide();
  const { body, trouble } = pages;
  useKeptScroll(url, body !== undefined);
  const List = wide ? RecordsTable : RecordsCards;
  return (
    <Page
      title={manage.records.title}
      action={
        <ButtonLink look="plain" href="/records/mine">
          {manage.records.mine}
        </ButtonLink>
      }
    >
      <AsOf report={pages} />
      <RecordTiles filter={filter} totals={body?.totals} />
      <RecordsFilter filter={filter} today={today} />
      {body && body.rows.length > 0 && (
        <div aria-busy={pages.busy}>
          <List rows={body.rows} oneDay={isOneDay(filter.day, today)} today={today} asOf={body.asOf} />
        </div>
      )}
      {body && body.rows.length > 0 && <TakeList path={reportPath(filter, today)} />}
      {body?.rows.length === 0 && <NothingCameIn filter={filter} />}
      {!body && (trouble ? <NothingKnown report={pages} /> : <Skeleton look={wide ? 'rows' : 'stops'} />)}
      {body?.next && (
        <div class={styles.more}>
          {pages.moreFailed && <p role="alert">{manage.moreFailed}</p>}
          <Button onClick={pages.more} aria-disabled={pages.loadingMore}>
            {pages.loadingMore ? common.loading : common.more}
          </Button>
        </div>
      )}
    </Page>
  );
}

function NothingCameIn({ filter }: { filter: RecordFilter }) {
  const { records } = useWords().manage;
  const { day } = filter;
  if (addressOf({ ...filter, day: 'today' }) !== addressOf(everythingToday))
    return (
      <Notice
        icon={FilterX}
        action={<ButtonLink href={addressOf({ ...everythingToday, day })}>{records.clear}</ButtonLink>}
      >
        {records.noneFiltered}
      </Notice>
    );
  const week = <ButtonLink href={addressOf({ ...everythingToday, day: 'week' })}>{records.seeWeek}</ButtonLink>;
  return (
    <Notice icon={ClipboardList} action={day === 'today' || day === 'yesterday' ? week : null}>
      <p>{records.none[typeof day === 'string' ? day : 'range']}</p>
      <p>{records.noneHint}</p>
    </Notice>
  );
}
