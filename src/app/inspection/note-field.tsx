// A note on an item: saved while it is typed.
import { useState } from 'preact/hooks';
import { LongTextField } from '../ui/field.tsx';
import { writeNote } from './draft-actions.ts';
import { useStore } from './use-draft.ts';

const mostLetters = 2000;

export function NoteField({
  itemId,
  label,
  hint,
  rows,
}: {
  itemId: string;
  label: string;
  hint?: string;
  rows: number;
}) {
  const store = useStore();
  const [text, setText] = useState(store.getState().answers.get(itemId)?.note ?? '');
  return (
    <LongTextField
      label={label}
      hint={hint}
      rows={rows}
      maxLength={mostLetters}
      value={text}
      onInput={(event) => {
        setText(event.currentTarget.value);
        writeNote(store, itemId, event.currentTarget.value);
      }}
      onBlur={() => void store.flush()}
    />
  );
}
