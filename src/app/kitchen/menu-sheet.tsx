// What is served: one meal at a time, typed, pasted, or as a week ago.
import { useState } from 'preact/hooks';
import { setMenu } from '../../db/kitchen-acts.ts';
import { meals, type Meal, type Menu } from '../../domain/kitchen.ts';
import { dayName } from '../days.ts';
import { useDb, useLanguage } from '../use-screen.ts';
import { useKitchenWords } from './use-kitchen-words.ts';
import { Button } from '../ui/button.tsx';
import { Choices, LongTextField, TextField } from '../ui/field.tsx';
import { Form } from './form.tsx';
import { dishesIn, usualUntil } from './kitchen-day.ts';
import { useActing } from '../use-acting.ts';

const longestDish = 40;

type MenuSheetProps = {
  canteenId: string;
  day: string;
  menu: Menu | undefined;
  before: Menu | undefined;
  first: Meal;
  onClose: () => void;
};

export function MenuSheet({ canteenId, day, menu, before, first, onClose }: MenuSheetProps) {
  const db = useDb();
  const { kitchen: words } = useKitchenWords();
  const language = useLanguage();
  const [meal, setMeal] = useState<Meal>(first);
  const of = (wanted: Meal, from: Menu | undefined) => from?.meals.find((one) => one.meal === wanted);
  const [text, setText] = useState(of(first, menu)?.dishes.join('\n') ?? '');
  const [until, setUntil] = useState(of(first, menu)?.until ?? usualUntil[first]);
  const recording = useActing(onClose);
  const dishes = dishesIn(text);
  const long = dishes.find((dish) => Array.from(dish).length > longestDish);
  const show = (wanted: Meal, from: Menu | undefined) => {
    setMeal(wanted);
    setText(of(wanted, from)?.dishes.join('\n') ?? '');
    setUntil(of(wanted, from)?.until ?? usualUntil[wanted]);
  };
  const others = menu?.meals.filter((one) => one.meal !== meal) ?? [];
  const save = () =>
    recording.run(() =>
      setMenu(db, { canteenId, day, meals: [...others, ...(dishes.length > 0 ? [{ meal, until, dishes }] : [])] }),
    );
  const had = of(meal, menu) !== undefined;
  const wrong =
    (dishes.length === 0 && !had && words.errors.dishes) ||
    (long !== undefined && words.errors.dishLong(Array.from(long).slice(0, 12).join(''), longestDish));
  return (
    <Form
      title={words.menuTitle(dayName(day, language))}
      save={words.saveMenu(dishes.length)}
      isWrong={Boolean(wrong) || until === ''}
      busy={recording.busy}
      failed={recording.failed}
      onSave={save}
      onClose={onClose}
    >
      {(tried) => (
        <>
          <Choices
            label={words.meal}
            options={meals.map((value) => ({ value, text: words.meals[value] }))}
            chosen={[meal]}
            onChoose={([wanted]) => wanted && show(wanted, menu)}
          />
          <LongTextField
            label={words.dishes}
            hint={words.dishesHint}
            rows={6}
            value={text}
            error={tried && wrong ? wrong : undefined}
            onInput={(event) => setText(event.currentTarget.value)}
          />
          <Button disabled={!of(meal, before)} onClick={() => show(meal, before)}>
            {of(meal, before) ? words.copyWeek : words.noWeek}
          </Button>
          <TextField
            label={words.until}
            hint={words.untilHint}
            type="time"
            value={until}
            error={tried && until === '' ? words.errors.until : undefined}
            onInput={(event) => setUntil(event.currentTarget.value)}
          />
        </>
      )}
    </Form>
  );
}
