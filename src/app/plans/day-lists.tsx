// Terms, holidays and worked weekend days: read in a list, added in a sheet, taken away with a press.
import { X } from 'lucide';
import { useState } from 'preact/hooks';
import type { Calendar } from '../../domain/calendar.ts';
import { dayName } from '../days.ts';
import { dayKey } from '../format.ts';
import { useLanguage } from '../use-screen.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { TextField } from '../ui/field.tsx';
import form from '../ui/form.module.css';
import { Icon } from '../ui/icon.tsx';
import { Sheet } from '../ui/sheet.tsx';
import styles from './plans.module.css';
import { usePlanWords } from './use-words.ts';

type Props = { calendar: Calendar; mayKeep: boolean; onKeep: (calendar: Calendar) => void };
type Kind = 'terms' | 'holidays' | 'workdays';
type Line = { name: string; from: string; to: string };

export function DayLists({ calendar, mayKeep, onKeep }: Props) {
  const language = useLanguage();
  const words = usePlanWords();
  const [adding, setAdding] = useState<Kind | null>(null);
  const parts = {
    terms: { title: words.terms, none: words.termsNone, add: words.addTerm },
    holidays: { title: words.holidays, none: words.holidaysNone, add: words.addHoliday },
    workdays: { title: words.workdays, none: words.workdaysNone, add: words.addWorkday },
  };
  const linesOf = (kind: Kind): Line[] =>
    kind === 'workdays'
      ? calendar.workdays.map((day) => ({ name: dayName(day, language), from: day, to: day }))
      : calendar[kind];
  const drop = (kind: Kind, at: number) =>
    onKeep({ ...calendar, [kind]: (calendar[kind] as unknown[]).filter((_, i) => i !== at) });
  const add = (kind: Kind, line: Line) => {
    setAdding(null);
    if (kind === 'workdays')
      return onKeep({ ...calendar, workdays: [...new Set([...calendar.workdays, line.from])].sort() });
    const lines = [...calendar[kind], line].sort((a, b) => (a.from < b.from ? -1 : 1));
    onKeep({ ...calendar, [kind]: lines });
  };
  return (
    <div class={styles.stack}>
      {(Object.keys(parts) as Kind[]).map((kind) => (
        <Card key={kind}>
          <section aria-label={parts[kind].title} class={styles.preview}>
            <h2 class={styles.group}>{parts[kind].title}</h2>
            {linesOf(kind).length === 0 && <p class={styles.hint}>{parts[kind].none}</p>}
            <ol>
              {linesOf(kind).map(({ name, from, to }, i) => (
                <li key={`${from} ${name}`}>
                  <span>
                    <b>{name}</b>
                    <br />
                    {words.span2(from, to)}
                  </span>
                  {mayKeep && (
                    <Button look="plain" aria-label={words.drop(name)} onClick={() => drop(kind, i)}>
                      <Icon of={X} size={20} />
                      {words.dropShort}
                    </Button>
                  )}
                </li>
              ))}
            </ol>
            {mayKeep && <Button onClick={() => setAdding(kind)}>{parts[kind].add}</Button>}
          </section>
        </Card>
      ))}
      {adding && (
        <AddDays
          title={parts[adding].add}
          isOneDay={adding === 'workdays'}
          onClose={() => setAdding(null)}
          onAdd={(line) => add(adding, line)}
        />
      )}
    </div>
  );
}

type AddProps = { title: string; isOneDay: boolean; onClose: () => void; onAdd: (line: Line) => void };

function AddDays({ title, isOneDay, onClose, onAdd }: AddProps) {
  const words = usePlanWords();
  const today = dayKey(Date.now());
  const [line, setLine] = useState<Line>({ name: '', from: today, to: today });
  const [isTried, setTried] = useState(false);
  const isGood = isOneDay ? line.from !== '' : line.name.trim() !== '' && line.from !== '' && line.from <= line.to;
  const save = () => {
    setTried(true);
    if (isGood) onAdd({ ...line, name: line.name.trim() });
  };
  return (
    <Sheet label={title} onClose={onClose} asks>
      <form
        class={form.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <h2>{title}</h2>
        {!isOneDay && (
          <TextField
            label={words.name}
            maxLength={20}
            autocomplete="off"
            value={line.name}
            onInput={(event) => setLine({ ...line, name: event.currentTarget.value })}
          />
        )}
        <div class={form.pair}>
          <TextField
            type="date"
            label={isOneDay ? words.day : words.from}
            value={line.from}
            onInput={(event) => setLine({ ...line, from: event.currentTarget.value })}
          />
          {!isOneDay && (
            <TextField
              type="date"
              label={words.to}
              value={line.to}
              onInput={(event) => setLine({ ...line, to: event.currentTarget.value })}
            />
          )}
        </div>
        {isTried && !isGood && (
          <p class={form.failed} role="alert">
            {words.errors.days}
          </p>
        )}
        <Button look="primary" large wide type="submit">
          {words.save}
        </Button>
      </form>
    </Sheet>
  );
}
