// The fields of a shift: what it is called, when it is, how it repeats, and who is on each day of that.
import { Copy } from 'lucide';
import { useState } from 'preact/hooks';
import type { Person } from '../../../domain/person.ts';
import type { Shift } from '../../../domain/shift.ts';
import { dayName } from '../../days.ts';
import { dayKey } from '../../format.ts';
import { useLanguage } from '../../use-screen.ts';
import { Button } from '../../ui/button.tsx';
import { Choices, TextField } from '../../ui/field.tsx';
import form from '../../ui/form.module.css';
import { Icon } from '../../ui/icon.tsx';
import { Row, Rows } from '../../ui/rows.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { PersonChoices } from './person-choices.tsx';
import { namesOf, patternDay } from './rosters.ts';
import styles from './shifts.module.css';
import { useShiftWords } from './use-words.ts';
import { cycles, faultsIn, nextOf, withCycle, withDay, type Fault } from './writing-shift.ts';

type Props = {
  shift: Shift;
  faults: ReadonlySet<Fault>;
  people: readonly Person[];
  onChange: (shift: Shift) => void;
};

export function ShiftFields({ shift, faults, people, onChange }: Props) {
  const language = useLanguage();
  const words = useShiftWords();
  const [picking, setPicking] = useState<number | null>(null);
  const put = (over: Partial<Shift>) => onChange({ ...shift, ...over });
  const wrong = (fault: Fault) => (faults.has(fault) ? words.errors[fault] : undefined);
  const today = dayKey(Date.now());
  const nameOf = namesOf(people, words);
  const isWeeks = shift.days.length % 7 === 0;
  const lengths = [...new Set<number>([...cycles, shift.days.length])];
  return (
    <>
      <TextField
        label={words.name}
        hint={words.nameHint}
        maxLength={20}
        autocomplete="off"
        value={shift.name}
        error={wrong('name')}
        onInput={(event) => put({ name: event.currentTarget.value })}
      />
      <div class={form.pair}>
        <TextField
          type="time"
          label={words.from}
          value={shift.from}
          error={wrong('hours')}
          onInput={(event) => put({ from: event.currentTarget.value })}
        />
        <TextField
          type="time"
          label={words.to}
          value={shift.to}
          onInput={(event) => put({ to: event.currentTarget.value })}
        />
      </div>
      {shift.to <= shift.from && <p class={form.hint}>{words.toHint}</p>}
      <Choices
        label={words.cycle}
        options={lengths.map((n) => ({ value: `${n}`, text: words.cycles[n] ?? words.nth(n) }))}
        chosen={[`${shift.days.length}`]}
        onChoose={([n]) => onChange(withCycle(shift, Number(n), today))}
      />
      {!isWeeks && shift.days.length > 1 && (
        <TextField
          type="date"
          label={words.since}
          value={shift.since}
          error={wrong('since')}
          onInput={(event) => put({ since: event.currentTarget.value })}
        />
      )}
      <section>
        <h2 class={styles.small}>{words.who}</h2>
        <Rows label={words.who}>
          {shift.days.map((ids, nth) => (
            <Row
              key={nth}
              onClick={() => setPicking(nth)}
              about={
                shift.days.length === 1 || faultsIn(shift).has('since')
                  ? undefined
                  : dayName(nextOf(shift, nth, today), language)
              }
              aside={ids.length > 0 ? ids.map(nameOf).join(' · ') : words.nobody}
            >
              {patternDay(shift, nth, words)}
            </Row>
          ))}
        </Rows>
      </section>
      {picking !== null && (
        <Sheet label={words.pickFor(patternDay(shift, picking, words))} onClose={() => setPicking(null)}>
          <div class={form.form}>
            <h2>{words.pickFor(patternDay(shift, picking, words))}</h2>
            {picking > 0 && (
              <Button onClick={() => onChange(withDay(shift, picking, [...(shift.days[picking - 1] ?? [])]))}>
                <Icon of={Copy} size={20} />
                {words.sameAsBefore}
              </Button>
            )}
            <PersonChoices
              label={words.people}
              kind="several"
              people={people}
              chosen={shift.days[picking] ?? []}
              onChoose={(ids) => onChange(withDay(shift, picking, ids))}
            />
            <Button look="primary" large wide onClick={() => setPicking(null)}>
              {words.done}
            </Button>
          </div>
        </Sheet>
      )}
    </>
  );
}
