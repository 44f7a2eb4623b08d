// One dish into the fridge: weight and box; the time, the person and the 48 hours note themselves.
import { useState } from 'preact/hooks';
import { takeSample } from '../../db/kitchen-acts.ts';
import { moment } from '../../db/moment.ts';
import type { Shot } from '../../db/sample-photos.ts';
import type { Figures } from '../../domain/figures.ts';
import { keepUntil, mostGrams, type Meal, type Sample } from '../../domain/kitchen.ts';
import { clock, nearDayAndClock } from '../format.ts';
import { readNumber } from '../inspection/numbers.ts';
import { useActing } from '../use-acting.ts';
import { useDb, useLanguage } from '../use-screen.ts';
import { useKitchenWords } from './use-kitchen-words.ts';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/field.tsx';
import { Form } from './form.tsx';
import { FridgeField } from './fridge-field.tsx';
import { nextBox, type KitchenDay } from './kitchen-day.ts';
import styles from './kitchen.module.css';
import { ShotField } from './shot-field.tsx';

/** `day`: whose menu it is on. */
export type Wanted = { day: string; meal: Meal; dish: string; until: string | null; gap: Sample | undefined };

type TakeSheetProps = {
  canteenId: string;
  canteenName: string;
  wanted: Wanted;
  last: KitchenDay['last'];
  figures: Figures;
  now: number;
  onMiss: () => void;
  onClose: () => void;
};

export function TakeSheet({ canteenId, canteenName, wanted, last, figures, now, onMiss, onClose }: TakeSheetProps) {
  const db = useDb();
  const language = useLanguage();
  const { kitchen: words } = useKitchenWords();
  const [dish, setDish] = useState(wanted.dish);
  const [grams, setGrams] = useState('');
  const [box, setBox] = useState(nextBox(last?.box));
  const [fridge, setFridge] = useState(last?.fridge ?? '');
  const [shelf, setShelf] = useState(last?.shelf ?? '');
  const [shots, setShots] = useState<readonly Shot[]>([]);
  const recording = useActing(onClose);
  const amount = readNumber(grams);
  const whole = amount === null ? null : Math.floor(amount);
  const wrong = {
    dish: dish.trim() === '' && words.errors.dishes,
    grams:
      whole === null
        ? words.errors.gramsNone
        : (whole < figures.grams && words.errors.grams(figures.grams)) ||
          (whole > mostGrams && words.errors.gramsMost(mostGrams)),
    box: box.trim() === '' && words.errors.box,
    fridge: fridge.trim() === '' && words.errors.fridge,
  };
  const save = () =>
    recording.run(async () => {
      const body = { canteenId, day: wanted.day, meal: wanted.meal, dish: dish.trim(), until: wanted.until };
      const where = { box: box.trim(), fridge: fridge.trim(), shelf: shelf.trim() };
      await takeSample(db, { ...body, ...where, grams: whole ?? 0, takenAt: await moment(db) }, wanted.gap, shots);
    });
  const isNew = wanted.dish === '';
  return (
    <Form
      title={isNew ? words.other : words.take(wanted.dish)}
      save={words.save}
      isWrong={Object.values(wrong).some(Boolean)}
      {...recording}
      onSave={save}
      onClose={onClose}
      beside={
        !isNew &&
        !wanted.gap && (
          <Button look="plain" wide onClick={onMiss}>
            {words.noSample}
          </Button>
        )
      }
    >
      {(tried) => {
        const shown = (error: string | false) => (tried && error ? error : undefined);
        return (
          <>
            {isNew && (
              <TextField
                label={words.dish}
                maxLength={40}
                value={dish}
                error={shown(wrong.dish)}
                onInput={(event) => setDish(event.currentTarget.value)}
              />
            )}
            <TextField
              label={words.grams}
              hint={words.gramsHint(figures.grams)}
              inputMode="numeric"
              autocomplete="off"
              autofocus={!isNew}
              value={grams}
              error={shown(wrong.grams)}
              onInput={(event) => setGrams(event.currentTarget.value)}
            />
            <FridgeField {...{ canteenId }} value={fridge} error={shown(wrong.fridge)} onChange={setFridge} />
            <div class={styles.pair}>
              <TextField
                label={words.box}
                maxLength={20}
                value={box}
                error={shown(wrong.box)}
                onInput={(event) => setBox(event.currentTarget.value)}
              />
              <TextField
                label={words.shelf}
                maxLength={20}
                value={shelf}
                onInput={(event) => setShelf(event.currentTarget.value)}
              />
            </div>
            <ShotField {...{ shots, canteenName }} dish={dish.trim()} onChange={setShots} />
            <p class={styles.hint}>
              {words.taken(clock(now))} · {words.until48(nearDayAndClock(keepUntil(now, figures.keepHours), language))}
            </p>
          </>
        );
      }}
    </Form>
  );
}
