// One duty of one day: who is on, and putting somebody in, swapping, taking out or adding.
import { useState } from 'preact/hooks';
import { newId } from '../../../db/new-id.ts';
import type { PlanBook } from '../../../db/plans.ts';
import { daysAfter } from '../../../domain/calendar.ts';
import type { Person } from '../../../domain/person.ts';
import { longestChangeDays, turnReasons, type Turns } from '../../../domain/shift.ts';
import { dayName } from '../../days.ts';
import { dayKey } from '../../format.ts';
import { useLanguage, useSession } from '../../use-screen.ts';
import { Button } from '../../ui/button.tsx';
import { Choices, SelectField, TextField } from '../../ui/field.tsx';
import form from '../../ui/form.module.css';
import { Sheet } from '../../ui/sheet.tsx';
import { DutyChanges } from './duty-changes.tsx';
import { faultsIn, kinds, othersToSwap, turnsOf, type Fault, type Making } from './duty-change.ts';
import { PersonChoices } from './person-choices.tsx';
import { namesOf, onWords, type Cell } from './rosters.ts';
import { useShiftWords } from './use-words.ts';

type Props = {
  cell: Cell;
  book: PlanBook;
  people: readonly Person[];
  mayKeep: boolean;
  failed: string | null;
  onChange: (turns: Turns) => void;
  onClose: () => void;
};

export function DutySheet(props: Props) {
  const { cell, people, mayKeep, failed, onClose } = props;
  const language = useLanguage();
  const words = useShiftWords();
  const { duty, shift } = cell;
  const nameOf = namesOf(people, words);
  const title = words.sheetTitle(dayName(duty.day, language), shift.name);
  const names = duty.on.map((one) => onWords(one, nameOf, words)).join(' · ');
  const isOver = duty.to <= Date.now();
  return (
    <Sheet label={title} onClose={onClose} asks>
      <div class={form.form}>
        <h2>{title}</h2>
        <p>
          {words.hours(shift.from, shift.to)} · {words.onNow(names || words.nobody)}
        </p>
        {failed && (
          <p class={form.failed} role="alert">
            {failed}
          </p>
        )}
        <DutyChanges {...props} nameOf={nameOf} />
        {mayKeep && isOver && <p class={form.hint}>{words.isPast}</p>}
        {mayKeep && !isOver && <Make {...props} />}
      </div>
    </Sheet>
  );
}

function Make({ cell: { duty, shift }, book, people, onChange }: Props) {
  const words = useShiftWords();
  const [only] = duty.on.length === 1 ? duty.on : [];
  const [made, setMade] = useState<Making>({
    kind: duty.on.length === 0 ? 'add' : 'stand',
    out: only?.id ?? null,
    in: null,
    other: null,
    to: duty.day,
    reason: 'leave',
  });
  const [faults, setFaults] = useState<ReadonlySet<Fault>>(new Set());
  const put = (over: Partial<Making>) => setMade({ ...made, ...over });
  const wrong = (fault: Fault) => (faults.has(fault) ? words.errors[fault] : undefined);
  const on = new Set(duty.on.map(({ id }) => id));
  const save = () => {
    const found = faultsIn(made, duty.day);
    setFaults(found);
    if (found.size === 0) onChange(turnsOf(made, newId(), shift.id, duty.day));
  };
  return (
    <>
      {duty.on.length > 0 && (
        <Choices
          label={words.what}
          options={kinds.map((value) => ({ value, text: words.kinds[value] }))}
          chosen={[made.kind]}
          onChoose={([kind]) => kind && put({ kind })}
        />
      )}
      {made.kind !== 'add' && duty.on.length > 1 && (
        <Choices
          label={made.kind === 'swap' ? words.swapWho : words.outWho}
          options={duty.on.map(({ id }) => ({ value: id, text: namesOf(people, words)(id) }))}
          chosen={made.out === null ? [] : [made.out]}
          onChoose={([out]) => put({ out: out ?? null, other: null })}
        />
      )}
      <Wrong text={wrong('out')} />
      {(made.kind === 'stand' || made.kind === 'add') && (
        <PersonChoices
          label={made.kind === 'add' ? words.addWho : words.inWho}
          kind="one"
          people={people.filter(({ id }) => !on.has(id))}
          chosen={made.in === null ? [] : [made.in]}
          onChoose={([id]) => put({ in: id ?? null })}
        />
      )}
      <Wrong text={wrong('in')} />
      {made.kind === 'swap' && <OtherDuty {...{ book, people, made, put }} duty={duty} wrong={wrong('other')} />}
      {made.kind !== 'swap' && (
        <TextField
          type="date"
          label={words.until}
          hint={words.untilHint}
          value={made.to}
          min={duty.day}
          max={daysAfter(duty.day, longestChangeDays - 1)}
          error={wrong('to')}
          onInput={(event) => put({ to: event.currentTarget.value })}
        />
      )}
      {(made.kind === 'stand' || made.kind === 'off') && (
        <Choices
          label={words.reason}
          options={turnReasons
            .filter((value) => value !== 'swap' && value !== 'help')
            .map((value) => ({ value, text: words.reasons[value] }))}
          chosen={[made.reason]}
          onChoose={([reason]) => reason && put({ reason })}
        />
      )}
      <p class={form.hint}>{words.tellHint}</p>
      <Button look="primary" large wide onClick={save}>
        {words.confirm[made.kind]}
      </Button>
    </>
  );
}

const Wrong = ({ text }: { text: string | undefined }) =>
  text ? (
    <p class={form.failed} role="alert">
      {text}
    </p>
  ) : null;

type OtherProps = Pick<Props, 'book' | 'people'> & {
  duty: Cell['duty'];
  made: Making;
  put: (over: Partial<Making>) => void;
  wrong: string | undefined;
};

function OtherDuty({ book, people, duty, made, put, wrong }: OtherProps) {
  const language = useLanguage();
  const words = useShiftWords();
  const { school } = useSession();
  const nameOf = namesOf(people, words);
  if (made.out === null) return null;
  const from = { shiftId: duty.shiftId, day: duty.day, out: made.out };
  const others = othersToSwap(book, from, dayKey(Date.now()), school.timeZone);
  if (others.length === 0) return <p class={form.hint}>{words.noOther}</p>;
  return (
    <SelectField
      label={words.otherDuty}
      value={made.other ?? ''}
      error={wrong}
      onChange={(event) => put({ other: event.currentTarget.value || null })}
    >
      <option value="" />
      {others.map(({ key, day, shiftName, personId }) => (
        <option key={key} value={key}>
          {`${dayName(day, language)} ${shiftName} ${nameOf(personId)}`}
        </option>
      ))}
    </SelectField>
  );
}
