// D1: the rounds of a day by plan and time, what was missed by name, and who walked.
import { CalendarClock, FilterX } from 'lucide';
import { useLocation, useRoute } from 'preact-iso';
import type { RoundGap } from '../../domain/round-gaps.ts';
import type { RoundRow } from '../../domain/round-reports.ts';
import type { Standing } from '../../domain/round.ts';
import { AsOf, NothingKnown } from '../as-of.tsx';
import { dayPlus, dayTitle } from '../days.ts';
import { dayKey } from '../format.ts';
import { Badge } from '../ui/badge.tsx';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { TextField } from '../ui/field.tsx';
import { Line, Stop, type StationState } from '../ui/line.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { TakeList } from '../take-list.ts';
import { useReport } from '../use-report.ts';
import { useLanguage, useWords } from '../use-screen.ts';
import {
  boardAddress,
  boardListPath,
  boardOf,
  boardPath,
  calendarAddress,
  dutyDay,
  gapsOf,
  numberOf,
  paperAddress,
  readBoard,
  RoundsSchema,
  type BoardFilter,
} from './board-asked.ts';
import { roundWhen } from './board-when.ts';
import { BoardTiles } from './board-tiles.tsx';
import styles from './board.module.css';
import { NightPaper } from './night-later.tsx';
import { laterScreen } from '../ui/not-fetched.tsx';
import { PlanField } from './plan-field.tsx';
import { Sayings, tones } from './round-said.tsx';
import { useBoardWords, useBuildings, usePlaceNames } from './use-board.ts';

const BoardCalendar = laterScreen(async () => (await import('../fetched/round-papers.ts')).BoardCalendar);
const RoundPage = laterScreen(async () => (await import('../fetched/round-papers.ts')).RoundPage);
const GuardPaper = laterScreen(async () => (await import('../fetched/round-papers.ts')).GuardPaper);

export function BoardPages() {
  const { id } = useRoute().params;
  if (id === 'calendar') return <BoardCalendar />;
  if (id === 'paper') return <GuardPaper />;
  return id ? <RoundPage key={id} id={id} /> : <BoardScreen />;
}

function BoardScreen() {
  const { query, route } = useLocation();
  const language = useLanguage();
  const { common } = useWords();
  const words = useBoardWords();
  const now = Date.now();
  const filter = readBoard(query, dutyDay(now).day);
  const report = useReport(boardPath(filter.day), RoundsSchema, { offers: true });
  const { body, trouble } = report;
  const buildings = useBuildings();
  const board = body && boardOf(body, filter, buildings);
  const { whole, rows, shown, wentOn = [], stood = [] } = board ?? {};
  const wayName = body?.rows.find(({ routeId }) => routeId === filter.way)?.routeName;
  const go = (over: Partial<BoardFilter>) => route(boardAddress({ ...filter, ...over }), true);
  return (
    <Page
      title={words.title}
      sub={dayTitle(filter.day, dayKey(now), language)}
      back={common.back}
      backTo="/"
      action={
        <>
          <ButtonLink look="plain" href="/quality">
            {words.facts}
          </ButtonLink>
          <ButtonLink look="plain" href="/plans">
            {words.plans}
          </ButtonLink>
          {shown && shown.length + stood.length > 0 && (
            <Button look="plain" onClick={() => print()}>
              {words.print}
            </Button>
          )}
        </>
      }
    >
      <div class={styles.screen}>
        <AsOf report={report} />
        <BoardTiles rows={rows} filter={filter} withAll />
        <p class={styles.hint}>{words.groupHint}</p>
        <div class={styles.filter}>
          <div class={styles.days}>
            <Button onClick={() => go({ day: dayPlus(filter.day, -1) })}>{words.dayBefore}</Button>
            <Button onClick={() => go({ day: dayPlus(filter.day, 1) })}>{words.dayAfter}</Button>
          </div>
          <TextField
            type="date"
            label={words.day}
            value={filter.day}
            onInput={(event) => event.currentTarget.value && go({ day: event.currentTarget.value })}
          />
          <PlanField rows={whole} plan={filter.plan} all={words.allPlans} onPick={(plan) => go({ plan })} />
        </div>
        <div class={styles.days}>
          <ButtonLink href={calendarAddress({ ...filter, month: filter.day.slice(0, 7) })}>{words.calendar}</ButtonLink>
          <ButtonLink href={paperAddress({ plan: filter.plan, from: filter.day, to: filter.day })}>
            {words.guardPaper}
          </ButtonLink>
        </div>
        {(filter.building || filter.way) && (
          <div class={styles.filter}>
            <ButtonLink href={boardAddress({ ...filter, building: null, way: null })}>
              {[buildings?.get(filter.building ?? '')?.name, wayName, words.seeAll].filter(Boolean).join(' · ')}
            </ButtonLink>
          </div>
        )}
        {!body && (trouble ? <NothingKnown report={report} /> : <Skeleton look="stops" />)}
        {shown?.length === 0 && stood.length === 0 && (
          <Nothing isFiltered={whole?.length !== 0 || wentOn.length > 0} day={filter.day} />
        )}
        {shown && rows && <Plans rows={shown} all={rows} />}
        {stood.length > 0 && (
          <section class={styles.wentOn} aria-label={words.wentOn}>
            <h2>{words.wentOn}</h2>
            <p class={styles.hint}>{words.wentOnHint}</p>
            <Plans rows={stood} all={wentOn} />
          </section>
        )}
        {shown && shown.length + stood.length > 0 && <TakeList path={boardListPath(filter)} />}
      </div>
      {shown && <NightPaper day={filter.day} rows={[...shown, ...stood]} all={[...(rows ?? []), ...wentOn]} />}
    </Page>
  );
}

function Nothing({ isFiltered, day }: { isFiltered: boolean; day: string }) {
  const words = useBoardWords();
  if (isFiltered)
    return (
      <Notice
        icon={FilterX}
        action={<ButtonLink href={boardAddress({ day, plan: null, group: null })}>{words.seeAll}</ButtonLink>}
      >
        {words.noneFiltered}
      </Notice>
    );
  return (
    <Notice icon={CalendarClock}>
      <p>{words.none}</p>
      <p>{words.noneHint}</p>
    </Notice>
  );
}

const stations: Record<Standing, StationState> = {
  ahead: 'todo',
  open: 'todo',
  running: 'here',
  overdue: 'late',
  done: 'done',
  late: 'late',
  partly: 'abnormal',
  missed: 'abnormal',
};

function Plans({ rows, all }: { rows: readonly RoundRow[]; all: readonly RoundRow[] }) {
  const plans = [...new Set(rows.map(({ planId }) => planId))];
  const gaps = gapsOf(all);
  return (
    <div class={styles.plans}>
      {plans.map((id) => {
        const those = rows.filter(({ planId }) => planId === id);
        return (
          <Card key={id}>
            <section class={styles.plan} aria-label={those[0]?.planName}>
              <h2>{those[0]?.planName}</h2>
              <p class={styles.hint}>{those[0]?.routeName}</p>
              <Line>
                {those.map((row) => (
                  <Round key={row.id} row={row} n={numberOf(row, all)} gap={gaps.get(row.id)} />
                ))}
              </Line>
            </section>
          </Card>
        );
      })}
    </div>
  );
}

function Round({ row, n, gap }: { row: RoundRow; n: number; gap: RoundGap | undefined }) {
  const language = useLanguage();
  const words = useBoardWords();
  const nameOf = usePlaceNames();
  const { standing } = row;
  return (
    <Stop state={stations[standing]}>
      <a class={styles.link} href={`/rounds-board/${row.id}`}>
        <span>{roundWhen(row, n, words, language)}</span>
        <Badge tone={tones[standing]}>{words.standings[standing]}</Badge>
      </a>
      <Sayings row={row} gap={gap} nameOf={nameOf} />
    </Stop>
  );
}
