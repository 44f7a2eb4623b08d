// One of the staff, by name and post.
import type { Person } from '../../../domain/person.ts';
import { useWords } from '../../use-screen.ts';
import { SelectField } from '../../ui/field.tsx';
import { isStaff } from './use-book.ts';

type PersonSelectProps = {
  label: string;
  hint?: string;
  people: readonly Person[];
  value: string | null;
  nobody: string;
  without?: readonly string[];
  onChange: (id: string | null) => void;
};

export function PersonSelect({ label, hint, people, value, nobody, without = [], onChange }: PersonSelectProps) {
  const { common } = useWords();
  const offered = people.filter((one) => one.id === value || (isStaff(one) && !without.includes(one.id)));
  return (
    <SelectField
      label={label}
      hint={hint}
      value={value ?? ''}
      onChange={(event) => onChange(event.currentTarget.value || null)}
    >
      <option value="">{nobody}</option>
      {offered.map(({ id, name, role }) => (
        <option key={id} value={id}>
          {name} · {common.roles[role]}
        </option>
      ))}
    </SelectField>
  );
}
