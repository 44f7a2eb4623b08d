// The departments, each with its head and those who take over.
import { X } from 'lucide';
import { useState } from 'preact/hooks';
import { newId } from '../../../db/new-id.ts';
import type { Department } from '../../../domain/responsibility.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { Icon } from '../../ui/icon.tsx';
import { LineSheet } from './line-sheet.tsx';
import { Part } from './part.tsx';
import { PersonSelect } from './person-select.tsx';
import styles from './responsibility.module.css';
import { put, useNames, useResponsibilityWords, type PartProps } from './use-book.ts';

const longestName = 20;
const mostDeputies = 10;

export function Departments(props: PartProps) {
  const { book, mayKeep, onChange } = props;
  const { departments: words, list } = useResponsibilityWords();
  const names = useNames(props);
  const [at, setAt] = useState<number | null>(null);
  const [failed, setFailed] = useState(false);
  const { departments } = book;
  const fresh = (): Department => ({ id: newId(), name: '', headId: null, deputies: [] });
  const remove = (n: number) => {
    const isUsed = book.rules.some(({ deptId }) => deptId === departments[n]?.id);
    setFailed(isUsed);
    if (!isUsed) onChange({ ...book, departments: put(departments, n, null) });
  };
  return (
    <>
      <Part
        title={words.title}
        none={words.none}
        add={words.add}
        mayKeep={mayKeep}
        lines={departments.map(({ id, name, headId, deputies }) => ({
          key: id,
          name,
          about: words.of(names.person(headId) || words.noHead, deputies.map(names.person).join(list)),
        }))}
        onAdd={() => setAt(departments.length)}
        onEdit={setAt}
        onRemove={remove}
      />
      {failed && (
        <p class={styles.failed} role="alert">
          {words.used}
        </p>
      )}
      {at !== null && (
        <DepartmentSheet
          {...props}
          start={departments[at] ?? fresh()}
          onClose={() => setAt(null)}
          onDone={(one) => {
            setAt(null);
            onChange({ ...book, departments: put(departments, at, one) });
          }}
        />
      )}
    </>
  );
}

type SheetProps = PartProps & { start: Department; onDone: (one: Department) => void; onClose: () => void };

function DepartmentSheet({ start, onDone, onClose, ...props }: SheetProps) {
  const { departments: words, remove, removeShort } = useResponsibilityWords();
  const names = useNames(props);
  const [one, set] = useState(start);
  const name = one.name.trim();
  const isWrong = name === '' || name.length > longestName;
  const drop = (id: string) => set({ ...one, deputies: one.deputies.filter((other) => other !== id) });
  return (
    <LineSheet
      title={start.name || words.add}
      wrong={isWrong ? words.needName : null}
      onClose={onClose}
      onDone={() => onDone({ ...one, name })}
    >
      <TextField
        label={words.name}
        hint={words.nameHint}
        maxLength={longestName}
        autocomplete="off"
        value={one.name}
        onInput={(event) => set({ ...one, name: event.currentTarget.value })}
      />
      <PersonSelect
        label={words.head}
        people={props.people}
        value={one.headId}
        nobody={words.noHead}
        onChange={(headId) => set({ ...one, headId, deputies: one.deputies.filter((id) => id !== headId) })}
      />
      {one.deputies.length > 0 && (
        <ul class={styles.deputies} aria-label={words.deputies}>
          {one.deputies.map((id) => (
            <li key={id}>
              <b>{names.person(id)}</b>
              <Button look="plain" aria-label={remove(names.person(id))} onClick={() => drop(id)}>
                <Icon of={X} size={20} />
                {removeShort}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {one.deputies.length < mostDeputies && (
        <PersonSelect
          label={words.addDeputy}
          hint={words.deputiesHint}
          people={props.people}
          value={null}
          nobody="–"
          without={[...one.deputies, ...(one.headId ? [one.headId] : [])]}
          onChange={(id) => id && set({ ...one, deputies: [...one.deputies, id] })}
        />
      )}
    </LineSheet>
  );
}
