// Who walks: shifts and posts as chips, and people by name.
import { useState } from 'preact/hooks';
import { roles, type Person } from '../../domain/person.ts';
import type { Plan } from '../../domain/plan.ts';
import type { ShiftRecord } from '../../domain/shift.ts';
import { useWords } from '../use-screen.ts';
import { Choices } from '../ui/field.tsx';
import form from '../ui/form.module.css';
import { SearchField } from '../ui/search-field.tsx';
import { useShiftWords } from './shifts/use-words.ts';
import { usePlanWords } from './use-words.ts';

type Who = Plan['who'];
type Props = {
  who: Who;
  people: readonly Person[];
  shifts: readonly ShiftRecord[];
  error: string | undefined;
  onChange: (who: Who) => void;
};

const mostShown = 12;
const walking = roles.filter((role) => role !== 'admin');

export function WhoFields({ who, people, shifts, error, onChange }: Props) {
  const { common } = useWords();
  const words = usePlanWords();
  const { planShifts, planShiftsHint } = useShiftWords();
  const [text, setText] = useState('');
  const wanted = text.trim().toLowerCase();
  const candidates = people.filter(({ role, name }) => role !== 'admin' && name.toLowerCase().includes(wanted));
  const chosen = people.filter(({ id }) => who.people.includes(id));
  const others = candidates.filter(({ id }) => !who.people.includes(id)).slice(0, mostShown);
  return (
    <>
      {shifts.length > 0 && (
        <Choices
          label={planShifts}
          hint={planShiftsHint}
          kind="several"
          options={shifts.map(({ id, name, from, to }) => ({ value: id, text: `${name} ${from}–${to}` }))}
          chosen={who.shifts ?? []}
          onChoose={(next) => onChange(onShifts(who, next))}
        />
      )}
      <Choices
        label={words.roles}
        hint={words.rolesHint}
        kind="several"
        options={walking.map((value) => ({ value, text: common.roles[value] }))}
        chosen={who.roles}
        onChoose={(next) => onChange({ ...who, roles: next })}
      />
      {people.length > mostShown && <SearchField label={words.findPerson} value={text} onType={setText} />}
      <Choices
        label={words.people}
        kind="several"
        options={[...chosen, ...others].map(({ id, name }) => ({ value: id, text: name }))}
        chosen={who.people}
        onChoose={(next) => onChange({ ...who, people: next })}
      />
      {error && (
        <p class={form.failed} role="alert">
          {error}
        </p>
      )}
    </>
  );
}

function onShifts({ shifts: _before, ...who }: Who, shifts: string[]): Who {
  return shifts.length > 0 ? { ...who, shifts } : who;
}
