// D3: a month of rounds, a day a cell; each day opens its board.
import { CalendarClock } from 'lucide';
import { useLocation } from 'preact-iso';
import { calendarCell, shades, weeksOf, type CalendarCell, type PlanDay } from '../../domain/round-calendar.ts';
import { RoundCalendar } from '../../domain/round-reports.ts';
import { outcomes } from '../../domain/round.ts';
import { AsOf, NothingKnown } from '../as-of.tsx';
import { dayName } from '../days.ts';
import { Button } from '../ui/button.tsx';
import { SelectField } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { useReport } from '../use-report.ts';
import { useLanguage, useWords } from '../use-screen.ts';
import { boardAddress, calendarAddress, dutyDay, monthPlus, ofRoute, readMonth } from './board-asked.ts';
import styles from './board-calendar.module.css';
import board from './board.module.css';
import { PlanField } from './plan-field.tsx';
import type { BoardWords } from '../words/rounds-board.ts';
import { roundPapersWords } from '../words/round-papers.ts';
import { useBoardWords, useBuildings } from './use-board.ts';

export function BoardCalendar() {
  const { query, route } = useLocation();
  const { common } = useWords();
  const words = useBoardWords();
  const paper = roundPapersWords[useLanguage()];
  const today = dutyDay(Date.now()).day;
  const month = readMonth(query, today);
  const plan = query['plan'] ?? null;
  const building = query['building'] ?? null;
  const way = query['way'] ?? null;
  const weeks = weeksOf(month);
  const days = weeks.flat().filter((day) => day !== null);
  const within = building ? `&place=${building}` : '';
  const asked = `from=${days[0]}&to=${days.at(-1)}${within}`;
  const report = useReport(`/api/rounds/calendar?${asked}`, RoundCalendar, { offers: true });
  const { body, trouble } = report;
  const shown = body && ofRoute(body.days, way).filter(({ planId }) => plan === null || planId === plan);
  const narrowed = { building, way };
  const go = (over: { month?: string } & Partial<Of>) =>
    route(calendarAddress({ month, plan, ...narrowed, ...over }), true);
  return (
    <Page title={words.calendar} sub={paper.month(month)} back={common.back} backTo="/rounds-board">
      <AsOf report={report} />
      <div class={board.filter}>
        <div class={board.days}>
          <Button onClick={() => go({ month: monthPlus(month, -1) })}>{paper.monthBefore}</Button>
          {month < today.slice(0, 7) && (
            <Button onClick={() => go({ month: monthPlus(month, 1) })}>{paper.monthAfter}</Button>
          )}
        </div>
        <PlanField rows={body?.days} plan={plan} all={words.allPlans} onPick={(next) => go({ plan: next })} />
        <RouteField days={body?.days} way={way} onPick={(next) => go({ way: next })} />
        <BuildingField building={building} onPick={(next) => go({ building: next })} />
      </div>
      {!body && (trouble ? <NothingKnown report={report} /> : <Skeleton look="stops" />)}
      {shown?.length === 0 && <Notice icon={CalendarClock}>{paper.calendarNone}</Notice>}
      {shown && shown.length > 0 && (
        <>
          <Month weeks={weeks} days={shown} of={{ plan, ...narrowed }} label={paper.month(month)} />
          <ul class={styles.legend}>
            {shades.toReversed().map((shade) => (
              <li key={shade}>
                <i class={styles.day} data-shade={shade} />
                {paper.legend[shade]}
              </li>
            ))}
          </ul>
          <p class={board.hint}>{paper.calendarHint}</p>
          <Plans days={shown} month={month} of={narrowed} />
        </>
      )}
    </Page>
  );
}

type RouteProps = { days: readonly PlanDay[] | undefined; way: string | null; onPick: (id: string | null) => void };

/** Along whichever plan it was walked. */
function RouteField({ days = [], way, onPick }: RouteProps) {
  const paper = roundPapersWords[useLanguage()];
  const known = new Map(days.flatMap(({ routeId, routeName }) => (routeId ? [[routeId, routeName] as const] : [])));
  return (
    <SelectField label={paper.way} value={way ?? ''} onChange={(event) => onPick(event.currentTarget.value || null)}>
      <option value="">{paper.allWays}</option>
      {[...known].map(([id, name]) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </SelectField>
  );
}

/** Of each building the rounds that have a point in it. */
function BuildingField({ building, onPick }: { building: string | null; onPick: (id: string | null) => void }) {
  const paper = roundPapersWords[useLanguage()];
  const known = new Map([...(useBuildings()?.values() ?? [])].map(({ id, name }) => [id, name]));
  return (
    <SelectField
      label={paper.building}
      value={building ?? ''}
      onChange={(event) => onPick(event.currentTarget.value || null)}
    >
      <option value="">{paper.allBuildings}</option>
      {[...known].map(([id, name]) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </SelectField>
  );
}

type Of = Record<'plan' | 'building' | 'way', string | null>;
type MonthProps = { of: Of; weeks: readonly (string | null)[][]; days: readonly PlanDay[]; label: string };

function Month({ weeks, days, of, label }: MonthProps) {
  const paper = roundPapersWords[useLanguage()];
  return (
    <table class={styles.month} aria-label={label}>
      <thead>
        <tr>
          {paper.weekdays.map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week, i) => (
          <tr key={i}>
            {week.map((day, n) => (
              <td key={n}>
                {day && <Day {...{ day, of }} cell={calendarCell(days.filter((one) => one.day === day))} />}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Day({ day, of, cell }: { day: string; of: Of; cell: CalendarCell }) {
  const language = useLanguage();
  const words = useBoardWords();
  const paper = roundPapersWords[useLanguage()];
  const { worst, shade, due } = cell;
  const said = [
    paper.cell(dayName(day, language), due),
    ...outcomes.filter((one) => cell[one] > 0).map((one) => `${words.outcomes[one]} ${cell[one]}`),
  ];
  return (
    <a
      class={styles.day}
      data-shade={shade}
      href={boardAddress({ day, ...of, group: null })}
      aria-label={said.join(words.list)}
    >
      <span>{Number(day.slice(8))}</span>
      <b>{worst && `${paper.marks[worst]}${worst === 'done' ? '' : cell[worst]}`}</b>
    </a>
  );
}

/** The month by plan. */
function Plans({ days, month, of }: { days: readonly PlanDay[]; month: string; of: Omit<Of, 'plan'> }) {
  const words = useBoardWords();
  const plans = Map.groupBy(days, ({ planId }) => planId);
  return (
    <ul class={styles.plans}>
      {[...plans].map(([planId, those]) => (
        <li key={planId}>
          <a href={calendarAddress({ month, ...of, plan: planId })}>{those.at(-1)?.planName}</a>
          <Counts of={calendarCell(those)} words={words} />
        </li>
      ))}
    </ul>
  );
}

function Counts({ of, words }: { of: CalendarCell; words: BoardWords }) {
  const paper = roundPapersWords[useLanguage()];
  const counts = outcomes.filter((one) => of[one] > 0).map((one) => `${words.outcomes[one]} ${of[one]}`);
  return <span>{[paper.due(of.due), ...counts].join(words.list)}</span>;
}
