// A fridge's temperature; out of limits it is measured once more before it becomes a hazard.
import { useState } from 'preact/hooks';
import { readFridge } from '../../db/kitchen-acts.ts';
import type { Figures } from '../../domain/figures.ts';
import { mustMeasureAgain } from '../../domain/kitchen.ts';
import { readNumber } from '../inspection/numbers.ts';
import { useActing } from '../use-acting.ts';
import { useDb } from '../use-screen.ts';
import { useKitchenWords } from './use-kitchen-words.ts';
import { TextField } from '../ui/field.tsx';
import { Form } from './form.tsx';
import { FridgeField } from './fridge-field.tsx';

/** Tenths of a degree; null while it is no temperature a fridge room can have. */
function celsiusIn(text: string): number | null {
  const value = readNumber(text);
  return value === null || Math.abs(value) > 60 ? null : Math.round(value * 10) / 10;
}

type FridgeSheetProps = { canteenId: string; fridge: string; figures: Figures; onClose: () => void };

export function FridgeSheet({ canteenId, fridge: usual, figures, onClose }: FridgeSheetProps) {
  const db = useDb();
  const { kitchen: words } = useKitchenWords();
  const [fridge, setFridge] = useState(usual);
  const [first, setFirst] = useState('');
  const [again, setAgain] = useState('');
  const recording = useActing(onClose);
  const [celsius, second] = [celsiusIn(first), celsiusIn(again)];
  const asksAgain = celsius !== null && mustMeasureAgain(celsius, figures);
  const wrong = { fridge: fridge.trim() === '', first: celsius === null, again: asksAgain && second === null };
  const save = () =>
    recording.run(() =>
      readFridge(db, { canteenId, fridge: fridge.trim(), celsius: celsius ?? 0, again: asksAgain ? second : null }),
    );
  return (
    <Form
      title={words.fridgeTitle}
      save={words.saveReading}
      isWrong={Object.values(wrong).some(Boolean)}
      {...recording}
      onSave={save}
      onClose={onClose}
    >
      {(tried) => (
        <>
          <FridgeField
            {...{ canteenId }}
            value={fridge}
            error={tried && wrong.fridge ? words.errors.fridge : undefined}
            onChange={setFridge}
          />
          <TextField
            label={words.celsius}
            hint={words.celsiusHint(figures.min, figures.max)}
            inputMode="decimal"
            autocomplete="off"
            value={first}
            error={tried && wrong.first ? words.errors.celsius : undefined}
            onInput={(event) => setFirst(event.currentTarget.value)}
          />
          {asksAgain && (
            <TextField
              label={words.again}
              hint={words.againHint(figures.min, figures.max)}
              inputMode="decimal"
              autocomplete="off"
              value={again}
              error={tried && wrong.again ? words.errors.celsius : undefined}
              onInput={(event) => setAgain(event.currentTarget.value)}
            />
          )}
        </>
      )}
    </Form>
  );
}
