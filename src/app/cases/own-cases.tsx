// P13 我的隐患: what I have to do, the most pressing first; then what I reported, each with the latest answer to it.
import { titleIn } from '../../domain/hazard-title.ts';
import { Camera } from 'lucide';
import type { ComponentChildren } from 'preact';
import { casesInHand } from '../../db/cases.ts';
import { ownHazards } from '../../db/hazards.ts';
import type { Hazard } from '../../domain/hazard.ts';
import { handlingOf, toldAs, waitsFor, type HazardStep } from '../../domain/hazard-handling.ts';
import { clockOf } from '../../domain/hazard-times.ts';
import { isOver } from '../../domain/hazard-words.ts';
import { prevented, type Prevented } from '../../domain/prevented.ts';
import { nearDayAndClock } from '../format.ts';
import { Beyond } from '../inspection/beyond.tsx';
import { LeftInHand } from '../left-in-hand.tsx';
import { spanOf } from '../span.ts';
import { ButtonLink } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { Gradual } from '../ui/gradual.tsx';
import { Icon } from '../ui/icon.tsx';
import { Line, Stop, StopAbout, StopTitle, type StationState } from '../ui/line.tsx';
import { Page } from '../ui/page.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { useKeptScroll } from '../use-kept-scroll.ts';
import { useLive } from '../use-live.ts';
import { useNow } from '../use-now.ts';
import { useDb, useLanguage, useSession, useWords } from '../use-screen.ts';
import styles from './cases.module.css';
import own from './own-cases.module.css';
import { CaseMarks, Due } from './marks.tsx';
import { noteOf } from './step-words.ts';
import { useCaseWords, type Words } from './use-words.ts';
import { nameOf } from './whose-turn.ts';

/** What waits for this person before what waits for somebody else; of each the earliest due first. */
function sorted(cases: readonly Hazard[], me: readonly string[]): Hazard[] {
  const pressing = (hazard: Hazard): number => clockOf(hazard, 0).dueAt ?? Infinity;
  const others = (hazard: Hazard): number => Number(!isMine(hazard, me));
  return [...cases].sort((a, b) => others(a) - others(b) || pressing(a) - pressing(b));
}

/** `me`: this person, and those who are away and stood in for. */
function isMine(hazard: Hazard, me: readonly string[]): boolean {
  const waiting = waitsFor(hazard);
  return waiting !== null && 'person' in waiting && me.includes(waiting.person.id);
}

export function OwnCases() {
  const db = useDb();
  const { person } = useSession();
  const words = useCaseWords();
  const now = useNow();
  const known = useLive(async () => ({ ...(await casesInHand(db)), reported: await ownHazards(db) }), [db]);
  useKeptScroll('/hazards', known !== undefined && now !== undefined);
  const me = [person.id, ...(known?.standsInFor ?? [])];
  const toDo = known && sorted(known.own, me);
  const reported = known && [...known.reported, ...known.also].sort((a, b) => b.reportedAt - a.reportedAt);
  return (
    <Page
      narrow
      title={words.mine.title}
      bar={
        <ButtonLink look="primary" large wide href="/hazards/report">
          <Icon of={Camera} />
          {words.report.title}
        </ButtonLink>
      }
    >
      {!known || now === undefined ? (
        <Skeleton look="stops" />
      ) : (
        <>
          <LeftInHand of="all" />
          <Part title={words.mine.toDo} none={words.mine.none} rows={toDo ?? []}>
            {(hazard) => <ToDo key={hazard.id} {...{ hazard, now, words, me }} />}
          </Part>
          {known.led.length > 0 && (
            <Part title={words.mine.led} none="" rows={known.led}>
              {(hazard) => <ToDo key={hazard.id} {...{ hazard, now, words, me }} />}
            </Part>
          )}
          <ThisWeek of={prevented(known.reported, now)} words={words} />
          <Part title={words.mine.reported} none={words.mine.noneReported} rows={reported ?? []}>
            {(hazard) => <Reported key={hazard.id} {...{ hazard, now, words }} me={person.id} />}
          </Part>
          <Beyond />
        </>
      )}
    </Page>
  );
}

/** Seen by nobody else. */
const ThisWeek = ({ of, words }: { of: Prevented | null; words: Words }) =>
  of && (
    <Card>
      <p class={own.week}>{words.mine.fixedThisWeek(of.fixed)}</p>
      <p class={own.none}>{words.mine.fixedIn(of.days)}</p>
    </Card>
  );

type PartProps = {
  title: string;
  none: string;
  rows: readonly Hazard[];
  children: (hazard: Hazard) => ComponentChildren;
};

function Part({ title, none, rows, children }: PartProps) {
  const { common } = useWords();
  return (
    <section class={own.list}>
      <h2 class={styles.head}>
        {title}
        {rows.length > 0 && ` ${rows.length}`}
      </h2>
      {rows.length === 0 ? (
        <p class={own.none}>{none}</p>
      ) : (
        <Gradual all={rows} more={common.more}>
          {(drawn) => <Line>{drawn.map(children)}</Line>}
        </Gradual>
      )}
    </section>
  );
}

type RowProps = { hazard: Hazard; words: Words; me: string; now: number };

type StopProps = Omit<RowProps, 'me'> & { state: StationState; children: ComponentChildren };

/** Nobody reads how many seconds it is. */
const aMinute = 60_000;

function CaseStop({ hazard, words, now, state, children }: StopProps) {
  const language = useLanguage();
  const { n, unit } = spanOf(Math.max(aMinute, now - hazard.reportedAt));
  return (
    <Stop state={state}>
      <a class={own.stop} href={`/hazards/${encodeURIComponent(hazard.id)}`}>
        <StopTitle>{titleIn(language, hazard)}</StopTitle>
        <span>
          {hazard.placeName}
          {!isOver(hazard.state) && ` · ${words.mine.age(words.page.spans[unit](n))}`}
        </span>
        <CaseMarks hazard={hazard} />
        {children}
      </a>
    </Stop>
  );
}

type ToDoProps = Omit<RowProps, 'me'> & { me: readonly string[] };

function ToDo({ hazard, words, me, now }: ToDoProps) {
  const waiting = waitsFor(hazard);
  const mine = isMine(hazard, me);
  const isLate = clockOf(hazard, now).overdueMs > 0;
  return (
    <CaseStop {...{ hazard, words, now }} state={mine ? (isLate ? 'late' : 'here') : 'todo'}>
      {waiting && !mine && <StopAbout>{words.mine.waiting(nameOf(waiting, words))}</StopAbout>}
      {waiting && mine && 'person' in waiting && waiting.person.id !== me[0] && (
        <StopAbout>{words.mine.standsIn(waiting.person.name)}</StopAbout>
      )}
      <Reply step={replyTo(hazard, me[0])} words={words} />
      <Due hazard={hazard} now={now} />
    </CaseStop>
  );
}

/** The latest that somebody else did. */
const replyTo = (hazard: Hazard, me: string | undefined): HazardStep | undefined =>
  handlingOf(hazard).steps.findLast((step) => step.id !== me && !step.without);

function Reply({ step, words }: { step: HazardStep | undefined; words: Words }) {
  const language = useLanguage();
  if (!step) return null;
  return (
    <>
      <StopAbout>
        {words.mine.answer(step.name, words.did[toldAs(step.said)], nearDayAndClock(step.at, language))}
      </StopAbout>
      {noteOf(step) && <span class={styles.words}>{noteOf(step)}</span>}
    </>
  );
}

function Reported({ hazard, words, me, now }: RowProps) {
  const language = useLanguage();
  const { main } = handlingOf(hazard);
  const answer = replyTo(hazard, me);
  const isDone = isOver(hazard.state);
  return (
    <CaseStop {...{ hazard, words, now }} state={isDone ? 'done' : 'here'}>
      <Reply step={answer} words={words} />
      {!answer && (
        <StopAbout>
          {nearDayAndClock(hazard.reportedAt, language)} · {words.mine.noAnswer}
        </StopAbout>
      )}
      {answer && main && (
        <>
          <StopAbout>{words.mine.mainEnded(words.states[main.state], nearDayAndClock(main.at, language))}</StopAbout>
          {main.note && <span class={styles.words}>{main.note}</span>}
        </>
      )}
      {!isDone && <Due hazard={hazard} now={now} />}
    </CaseStop>
  );
}
