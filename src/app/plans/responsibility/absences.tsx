// Who is away from one day to another, and who stands in.
import { useState } from 'preact/hooks';
import type { Responsibility } from '../../../domain/responsibility.ts';
import { dayKey } from '../../format.ts';
import { TextField } from '../../ui/field.tsx';
import form from '../../ui/form.module.css';
import { LineSheet } from './line-sheet.tsx';
import { Part } from './part.tsx';
import { PersonSelect } from './person-select.tsx';
import { put, useNames, useResponsibilityWords, type PartProps } from './use-book.ts';

type Away = Responsibility['absences'][number];

export function Absences(props: PartProps) {
  const { book, mayKeep, onChange } = props;
  const { absences: words } = useResponsibilityWords();
  const names = useNames(props);
  const [at, setAt] = useState<number | null>(null);
  const { absences } = book;
  const today = dayKey(Date.now());
  return (
    <>
      <Part
        title={words.title}
        none={words.none}
        add={words.add}
        mayKeep={mayKeep}
        lines={absences.map(({ personId, from, to, deputyId }) => ({
          key: `${personId} ${from}`,
          name: names.person(personId),
          about: `${words.line(from, to)} · ${deputyId === null ? words.noDeputy : words.by(names.person(deputyId))}`,
        }))}
        onAdd={() => setAt(absences.length)}
        onEdit={setAt}
        onRemove={(n) => onChange({ ...book, absences: put(absences, n, null) })}
      />
      {at !== null && (
        <AwaySheet
          {...props}
          start={absences[at] ?? { personId: '', from: today, to: today, deputyId: null }}
          onClose={() => setAt(null)}
          onDone={(one) => {
            setAt(null);
            onChange({ ...book, absences: put(absences, at, one) });
          }}
        />
      )}
    </>
  );
}

type SheetProps = PartProps & { start: Away; onDone: (one: Away) => void; onClose: () => void };

function AwaySheet({ start, people, onDone, onClose }: SheetProps) {
  const { absences: words, pick } = useResponsibilityWords();
  const [away, set] = useState(start);
  const isDated = away.personId !== '' && away.from !== '' && away.to !== '' && away.from <= away.to;
  const wrong = !isDated ? words.need : away.deputyId === away.personId ? words.self : null;
  return (
    <LineSheet title={words.title} wrong={wrong} onClose={onClose} onDone={() => onDone(away)}>
      <PersonSelect
        label={words.person}
        people={people}
        value={away.personId || null}
        nobody={pick}
        onChange={(id) => set({ ...away, personId: id ?? '' })}
      />
      <div class={form.pair}>
        <TextField
          type="date"
          label={words.from}
          value={away.from}
          onInput={(event) => set({ ...away, from: event.currentTarget.value })}
        />
        <TextField
          type="date"
          label={words.to}
          value={away.to}
          min={away.from}
          onInput={(event) => set({ ...away, to: event.currentTarget.value })}
        />
      </div>
      <PersonSelect
        label={words.deputy}
        people={people}
        value={away.deputyId}
        nobody={words.noDeputy}
        without={[away.personId]}
        onChange={(deputyId) => set({ ...away, deputyId })}
      />
    </LineSheet>
  );
}
