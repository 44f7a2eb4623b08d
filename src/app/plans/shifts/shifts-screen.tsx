// D9: who is on which shift in the next two weeks, who stands in for whom, and where nobody is.
import { Clock, Plus } from 'lucide';
import { useState } from 'preact/hooks';
import { people as peopleHere } from '../../../db/documents.ts';
import { changeTurns, planBook } from '../../../db/plans.ts';
import { authorize } from '../../../domain/authorize.ts';
import type { ShiftRecord, Turns } from '../../../domain/shift.ts';
import { deliverSoon } from '../../../sync/triggers.ts';
import { dayKey } from '../../format.ts';
import { useLive } from '../../use-live.ts';
import { useNotKept } from '../../use-not-kept.ts';
import { useNow } from '../../use-now.ts';
import { useSaid } from '../../use-said.ts';
import { useDb, useSession, useWords } from '../../use-screen.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { Row, Rows } from '../../ui/rows.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import shared from '../plans.module.css';
import { Unsent } from '../unsent.tsx';
import { usePlanWords } from '../use-words.ts';
import { DutySheet } from './duty-sheet.tsx';
import { Fortnight } from './fortnight.tsx';
import { GapNote } from './gap-note.tsx';
import { gapsAhead, namesOf, rosterDays, shiftsInUse } from './rosters.ts';
import { useShiftWords } from './use-words.ts';

export function ShiftsScreen() {
  const db = useDb();
  const { common } = useWords();
  const notKept = useNotKept();
  const words = useShiftWords();
  const plans = usePlanWords();
  const { person, school } = useSession();
  useNow();
  const known = useLive(async () => ({ book: await planBook(db), people: await peopleHere(db) }), [db]);
  const [open, setOpen] = useState<{ shiftId: string; day: string } | null>(null);
  const [failed, setFailed] = useSaid<string | null>(null);
  const mayKeep = authorize(person, { do: 'keep-plan' });
  const [now, today] = [Date.now(), dayKey(Date.now())];
  const gaps = known ? gapsAhead(known.book, known.people, now, today, school.timeZone) : [];
  const days = known ? rosterDays(known.book, gaps, now, today, school.timeZone) : [];
  const cell = days.find(({ day }) => day === open?.day)?.cells.find(({ shift }) => shift.id === open?.shiftId);
  const inUse = known ? shiftsInUse(known.book) : [];
  const retired = known ? [...known.book.shifts.values()].filter((shift) => shift.retired) : [];
  const change = async (turns: Turns): Promise<void> => {
    setFailed(null);
    try {
      await changeTurns(db, turns);
      deliverSoon();
      setOpen(null);
    } catch (error) {
      setFailed(notKept(error));
    }
  };
  const usersOf = ({ id }: ShiftRecord): number =>
    [...(known?.book.plans.values() ?? [])].filter(({ who, retired: over }) => !over && who.shifts?.includes(id))
      .length;
  const list = (shifts: readonly ShiftRecord[]) => (
    <Rows>
      {shifts.map((shift) => (
        <Row
          key={shift.id}
          icon={Clock}
          href={`/plans/shifts/${shift.id}`}
          about={
            <>
              {words.hours(shift.from, shift.to)} ·{' '}
              {shift.retired ? plans.retired(shift.retired.reason) : words.usedBy(usersOf(shift))}
              <Unsent of={known?.book.unsent.get(shift.id)} />
            </>
          }
        >
          {shift.name}
        </Row>
      ))}
    </Rows>
  );
  return (
    <Page
      title={words.title}
      sub={words.sub}
      back={common.back}
      backTo="/plans"
      bar={
        mayKeep &&
        known && (
          <ButtonLink look="primary" large href="/plans/shifts/new">
            <Icon of={Plus} />
            {words.add}
          </ButtonLink>
        )
      }
    >
      <div class={shared.stack}>
        {!mayKeep && <p class={shared.hint}>{plans.onlyWhole}</p>}
        {!known && <Skeleton look="rows" />}
        {known && inUse.length + retired.length === 0 && (
          <Notice icon={Clock}>
            <p>{words.none}</p>
            <p>{words.noneHint}</p>
          </Notice>
        )}
        <GapNote gaps={gaps} nameOf={(id) => known?.book.shifts.get(id)?.name} />
        {known && inUse.length > 0 && (
          <section>
            <h2 class={shared.group}>{words.fortnight}</h2>
            <Fortnight
              days={days}
              today={today}
              nameOf={namesOf(known.people, words)}
              onOpen={({ shift, duty }) => setOpen({ shiftId: shift.id, day: duty.day })}
            />
          </section>
        )}
        {inUse.length > 0 && (
          <section>
            <h2 class={shared.group}>{words.list}</h2>
            {list(inUse)}
          </section>
        )}
        {retired.length > 0 && (
          <section>
            <h2 class={shared.group}>{plans.retiredTitle}</h2>
            {list(retired)}
          </section>
        )}
      </div>
      {known && cell && (
        <DutySheet
          key={`${open?.shiftId} ${open?.day}`}
          cell={cell}
          book={known.book}
          people={known.people}
          mayKeep={mayKeep}
          failed={failed}
          onChange={(turns) => void change(turns)}
          onClose={() => {
            setFailed(null);
            setOpen(null);
          }}
        />
      )}
    </Page>
  );
}
