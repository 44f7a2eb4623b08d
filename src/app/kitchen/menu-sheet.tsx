// What is served: one meal at a time, typed, pasted, or as a week ago. What was typed for one stays while another is looked at.
import { useState } from 'preact/hooks';
import { setMenu } from '../../db/kitchen-acts.ts';
import { meals, type Meal, type Menu } from '../../domain/kitchen.ts';
import { dayName } from '../days.ts';
import { useActing } from '../use-acting.ts';
import { useTyped } from '../use-typed.ts';
import { useDb, useLanguage } from '../use-screen.ts';
import { useKitchenWords } from './use-kitchen-words.ts';
import { Button } from '../ui/button.tsx';
import { Choices, LongTextField, TextField } from '../ui/field.tsx';
import { Form } from './form.tsx';
import { dishesIn, usualUntil } from './kitchen-day.ts';

const longestDish = 40;

type Typed = { text: string; until: string };
/** Found again where the page has died. Only ever written by this app, in this shape. */
type AllTyped = Partial<Record<Meal, Typed>>;

type MenuSheetProps = {
  canteenId: string;
  day: string;
  menu: Menu | undefined;
  before: Menu | undefined;
  first: Meal;
  onClose: () => void;
};

const mealOf = (wanted: Meal, from: Menu | undefined) => from?.meals.find((one) => one.meal === wanted);
const asTyped = (wanted: Meal, from: Menu | undefined): Typed => ({
  text: mealOf(wanted, from)?.dishes.join('\n') ?? '',
  until: mealOf(wanted, from)?.until ?? usualUntil[wanted],
});
const longIn = ({ text }: Typed): string | undefined =>
  dishesIn(text).find((dish) => Array.from(dish).length > longestDish);

export function MenuSheet({ canteenId, day, menu, before, first, onClose }: MenuSheetProps) {
  const db = useDb();
  const { kitchen: words } = useKitchenWords();
  const language = useLanguage();
  const [meal, show] = useState<Meal>(first);
  const [kept, keep] = useTyped(`menu-${db.personId}-${canteenId}-${day}`);
  const typed = JSON.parse(kept || '{}') as AllTyped;
  const close = () => {
    keep('');
    onClose();
  };
  const recording = useActing(close);
  const shown = (one: Meal): Typed => typed[one] ?? asTyped(one, menu);
  const { text, until } = shown(meal);
  const type = (over: Partial<Typed>) => keep(JSON.stringify({ ...typed, [meal]: { text, until, ...over } }));
  const asked = meals.filter((one) => one === meal || typed[one]);
  const others = menu?.meals.filter((one) => !asked.includes(one.meal)) ?? [];
  const said = asked
    .map((one) => ({ meal: one, until: shown(one).until, dishes: dishesIn(shown(one).text) }))
    .filter(({ dishes }) => dishes.length > 0);
  const isBad = (one: Meal): boolean => longIn(shown(one)) !== undefined || shown(one).until === '';
  const save = () => {
    // What is wrong with another meal is shown where it was typed.
    const other = asked.find(isBad);
    if (other) return show(other);
    recording.run(() => setMenu(db, { canteenId, day, meals: [...others, ...said] }));
  };
  const long = longIn({ text, until });
  const wrong =
    (said.length === 0 && !asked.some((one) => mealOf(one, menu)) && words.errors.dishes) ||
    (long !== undefined && words.errors.dishLong(Array.from(long).slice(0, 12).join(''), longestDish));
  return (
    <Form
      title={words.menuTitle(dayName(day, language))}
      save={words.saveMenu(said.flatMap(({ dishes }) => dishes).length)}
      isWrong={Boolean(wrong) || until === ''}
      {...recording}
      onSave={save}
      onClose={close}
    >
      {(tried) => (
        <>
          <Choices
            label={words.meal}
            options={meals.map((value) => ({ value, text: words.meals[value] }))}
            chosen={[meal]}
            onChoose={([wanted]) => wanted && show(wanted)}
          />
          <LongTextField
            label={words.dishes}
            hint={words.dishesHint}
            rows={6}
            value={text}
            error={tried && wrong ? wrong : undefined}
            onInput={(event) => type({ text: event.currentTarget.value })}
          />
          <Button disabled={!mealOf(meal, before)} onClick={() => type(asTyped(meal, before))}>
            {mealOf(meal, before) ? words.copyWeek : words.noWeek}
          </Button>
          <TextField
            label={words.until}
            hint={words.untilHint}
            type="time"
            value={until}
            error={tried && until === '' ? words.errors.until : undefined}
            onInput={(event) => type({ until: event.currentTarget.value })}
          />
        </>
      )}
    </Form>
  );
}
