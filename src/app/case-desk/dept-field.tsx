// 责任部门: whoever is of one brings it along; of whoever is of none it is asked (`domain.md` 7.2).
import { departmentOf } from '../../domain/responsibility.ts';
import { SelectField } from '../ui/field.tsx';
import type { World } from './suggestion.ts';
import { useDeskWords } from './use-case-desk.ts';

type DeptProps = {
  world: World;
  personId: string | null;
  deptId: string | null;
  onChoose: (deptId: string | null) => void;
};

export function DeptField({ world: { book }, personId, deptId, onChoose }: DeptProps) {
  const { dept, assign } = useDeskWords();
  const isAsked = personId !== null && book.departments.length > 0 && departmentOf(book, personId) === null;
  if (!isAsked) return null;
  return (
    <SelectField label={dept} value={deptId ?? ''} onChange={(event) => onChoose(event.currentTarget.value || null)}>
      <option value="">{assign.pickDept}</option>
      {book.departments.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </SelectField>
  );
}
