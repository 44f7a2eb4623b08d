// Which fridge: one that the canteen's register of equipment has, or one whose name is typed.
import { useEffect, useState } from 'preact/hooks';
import { sampleFridges } from '../../db/assets.ts';
import { useLive } from '../use-live.ts';
import { useDb } from '../use-screen.ts';
import { useKitchenWords } from './use-kitchen-words.ts';
import { Choices, TextField } from '../ui/field.tsx';

type FridgeFieldProps = {
  canteenId: string;
  value: string;
  error: string | undefined;
  onChange: (fridge: string) => void;
};

const typed = '';

export function FridgeField({ canteenId, value, error, onChange }: FridgeFieldProps) {
  const db = useDb();
  const { kitchen: words } = useKitchenWords();
  const known = useLive(() => sampleFridges(db, canteenId), [db, canteenId]) ?? [];
  const [isTyping, type] = useState(false);
  const [first] = known;
  useEffect(() => {
    if (first && !value && !isTyping) onChange(first);
  }, [first]);
  const isOther = isTyping || !known.includes(value);
  return (
    <>
      {first && (
        <Choices
          label={words.fridge}
          options={[
            ...known.map((label) => ({ value: label, text: label })),
            { value: typed, text: words.otherFridge },
          ]}
          chosen={[isOther ? typed : value]}
          onChoose={([chosen = typed]) => {
            type(chosen === typed);
            onChange(chosen);
          }}
        />
      )}
      {(!first || isOther) && (
        <TextField
          label={first ? words.otherFridge : words.fridge}
          placeholder={words.fridgeHint}
          maxLength={20}
          value={value}
          error={error}
          onInput={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </>
  );
}
