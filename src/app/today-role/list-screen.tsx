// The lines that a number of 今日 counts, what wants doing first.
import { CircleCheck, SearchX } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useLocation } from 'preact-iso';
import { useState } from 'preact/hooks';
import type * as v from 'valibot';
import { isManager } from '../../domain/person.ts';
import { TodayList, type TodayRow } from '../../domain/today/list-reports.ts';
import { todayFigures, type TodayFigureName } from '../../domain/today/reports.ts';
import { AsOf, NothingKnown } from '../as-of.tsx';
import { dayName } from '../days.ts';
import { inLanguage, nearDayAndClock } from '../format.ts';
import { TakeList } from '../take-list.ts';
import { useReport } from '../use-report.ts';
import { useLanguage, useSession, useWords } from '../use-screen.ts';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { roleTodayWords } from '../words/role-today.ts';
import { Course } from './course.tsx';
import { amountOf, badOf } from './role-today.tsx';
import styles from './list-screen.module.css';

export function TodayListScreen() {
  const words = roleTodayWords[useLanguage()];
  const { problems } = useWords();
  const { of } = useLocation().query;
  const is = todayFigures.find((one) => one === of);
  if (is) return <Lines key={is} is={is} />;
  return (
    <Page title={words.title} back={words.back} backTo="/">
      <Notice icon={SearchX}>{problems['not-found']}</Notice>
    </Page>
  );
}

const ListSchema = TodayList as v.GenericSchema<unknown, TodayList>;
/** So many are read at a glance; the rest is a press away. */
const shownAtFirst = 60;

function Lines({ is }: { is: TodayFigureName }) {
  const words = roleTodayWords[useLanguage()];
  const { common } = useWords();
  const [all, showAll] = useState(false);
  // What arrives is offered: a line does not move under the finger.
  const report = useReport(`/api/today/list?of=${is}`, ListSchema, { offers: true });
  const { body, trouble } = report;
  const rows = all ? body?.rows : body?.rows.slice(0, shownAtFirst);
  return (
    <Page title={words.figures[is]} sub={words.counted[is]} back={words.back} backTo="/">
      <AsOf report={report} />
      {!body && (trouble ? <NothingKnown report={report} /> : <Skeleton look="rows" />)}
      {body && (
        <p class={styles.says} role="status">
          <b>{amountOf(body.figure, words)}</b>
          {badOf(body.figure, words) && <b class={styles.bad}>{badOf(body.figure, words)}</b>}
          <span>{words.lines(body.rows.length)}</span>
        </p>
      )}
      {body?.figure.course && <Course is={is} course={body.figure.course} words={words} />}
      {body?.rows.length === 0 && (
        <Notice icon={CircleCheck}>
          <p>{words.none}</p>
          <p>{words.noneHint}</p>
        </Notice>
      )}
      {rows && rows.length > 0 && <TakeList path={`/api/today/list?of=${is}`} />}
      {rows && rows.length > 0 && (
        <ul class={styles.rows}>
          {rows.map((row) => (
            <Line key={row.id} row={row} />
          ))}
        </ul>
      )}
      {body && rows && rows.length < body.rows.length && <Button onClick={() => showAll(true)}>{common.more}</Button>}
    </Page>
  );
}

const good: ReadonlySet<TodayRow['why']> = new Set(['kept', 'read', 'ate', 'fit', 'good', 'round', 'all-there']);

function Line({ row }: { row: TodayRow }) {
  const language = useLanguage();
  const words = roleTodayWords[language];
  const { what, place, day, at, why, n, isBad } = row;
  const when = day ? dayName(day, language) : at === null ? '' : nearDayAndClock(at, language);
  const tone = isBad ? 'abnormal' : good.has(why) ? 'normal' : 'plain';
  return (
    <li>
      <Opens row={row}>
        <span class={styles.name}>{inLanguage(what, language)}</span>
        <span class={styles.about}>{[place, when].filter(Boolean).join(' · ')}</span>
      </Opens>
      <Badge tone={tone}>{words.whys[why](n.toLocaleString('en'))}</Badge>
    </li>
  );
}

/** A line of which there is nothing to open, or nothing for whoever looks, is no link. */
function Opens({ row: { opens }, children }: { row: TodayRow; children: ComponentChildren }) {
  const { person } = useSession();
  const href = opens && hrefOf(opens, isManager(person));
  return href ? <a href={href}>{children}</a> : <div>{children}</div>;
}

function hrefOf({ is, id }: NonNullable<TodayRow['opens']>, manager: boolean): string | null {
  switch (is) {
    case 'record':
      return `${manager ? '/school-record' : '/record'}/${id}`;
    case 'case':
      return `/hazards/${id}`;
    case 'round':
      return manager ? `/rounds-board/${id}` : null;
    case 'assets':
      return `/places/${id}/assets`;
    case 'register':
      return '/kitchen/register';
    case 'department':
      return `/hazards?list=open&dept=${id}`;
  }
}
