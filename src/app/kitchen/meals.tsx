// Each meal of the day as a line of dishes: kept, missing, or still to be kept.
import { Plus, Printer, Utensils } from 'lucide';
import type { Meal, Menu, Sample } from '../../domain/kitchen.ts';
import { setMenu } from '../../db/kitchen-acts.ts';
import { clock } from '../format.ts';
import { useActing } from '../use-acting.ts';
import { useDb } from '../use-screen.ts';
import { useKitchenWords } from './use-kitchen-words.ts';
import { Badge } from '../ui/badge.tsx';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Line, Stop, StopAbout, StopTitle, type StationState } from '../ui/line.tsx';
import { Notice } from '../ui/notice.tsx';
import type { DishLine, MealLine } from './kitchen-day.ts';
import styles from './kitchen.module.css';
import { groupKey } from './label-groups.ts';
import type { Wanted } from './take-sheet.tsx';

type MealsProps = {
  day: string;
  meals: readonly MealLine[];
  /** The menu of this day a week ago. */ before: Menu | undefined;
  onMenu: (meal: Meal | null) => void;
  onTake: (wanted: Wanted) => void;
};

export function Meals({ day, meals, before, onMenu, onTake }: MealsProps) {
  const { kitchen: words, boxes } = useKitchenWords();
  if (meals.length === 0) return <NoMenu {...{ day, before }} onSet={() => onMenu(null)} />;
  return (
    <>
      {meals.map((line) => (
        <section key={line.meal} class={styles.meal}>
          <div class={styles.head}>
            <h2>{words.meals[line.meal]}</h2>
            <Covered of={line} />
            <Button look="plain" onClick={() => onMenu(line.meal)}>
              {words.changeMenu}
            </Button>
          </div>
          <Line>
            {line.dishes.map((dish) => (
              <Dish key={dish.dish} of={dish} onTake={() => onTake(wantedOf(day, line, dish))} />
            ))}
          </Line>
          <div class={styles.tools}>
            <Button
              look="plain"
              onClick={() => onTake({ day, meal: line.meal, dish: '', until: line.until, gap: undefined })}
            >
              <Icon of={Plus} />
              {words.other}
            </Button>
            {line.dishes.some(({ sample }) => sample?.state === 'kept') && (
              <ButtonLink look="plain" href={`/kitchen/labels?of=${groupKey(day, line.meal)}`}>
                <Icon of={Printer} />
                {boxes.labelsOf(words.meals[line.meal])}
              </ButtonLink>
            )}
          </div>
        </section>
      ))}
      <Button onClick={() => onMenu(null)}>{words.addMeal}</Button>
    </>
  );
}

type NoMenuProps = { day: string; before: Menu | undefined; onSet: () => void };

/** A week repeats itself more often than not: then one tap is the whole menu, and what differs is changed after. */
function NoMenu({ day, before, onSet }: NoMenuProps) {
  const db = useDb();
  const { kitchen: words } = useKitchenWords();
  const recording = useActing(() => undefined);
  const dishes = before?.meals.reduce((sum, meal) => sum + meal.dishes.length, 0) ?? 0;
  return (
    <Notice
      icon={Utensils}
      action={
        <>
          <Button look="primary" large onClick={onSet}>
            {words.setMenu}
          </Button>
          {before && dishes > 0 && (
            <Button
              large
              disabled={recording.busy}
              onClick={() => recording.run(() => setMenu(db, { ...before, day }))}
            >
              {words.copyDay(dishes)}
            </Button>
          )}
        </>
      }
    >
      <p>{recording.failed ?? words.noMenu}</p>
      <p>{words.noMenuHint}</p>
    </Notice>
  );
}

const wantedOf = (day: string, { meal, until }: MealLine, { dish, sample }: DishLine): Wanted => ({
  day,
  meal,
  dish,
  until,
  gap: sample,
});

function Covered({ of: { coverage } }: { of: MealLine }) {
  const { kitchen: words } = useKitchenWords();
  const { open, missed, kept, dishes } = coverage;
  if (dishes === 0) return null;
  if (open.length > 0) return <Badge tone="warn">{words.missing(open.length)}</Badge>;
  if (missed > 0) return <Badge tone="abnormal">{words.missed(missed)}</Badge>;
  return <Badge tone="normal">{kept === dishes ? words.complete : words.covered(kept, dishes)}</Badge>;
}

const stations: Record<Sample['state'] | 'open', StationState> = {
  kept: 'done',
  disposed: 'done',
  'handed-over': 'done',
  missed: 'abnormal',
  open: 'todo',
};

/** The whole row is the button while something can be done with it. */
function Dish({ of: { dish, sample }, onTake }: { of: DishLine; onTake: () => void }) {
  const { kitchen: words } = useKitchenWords();
  const kept = sample?.kept;
  return (
    <Stop state={stations[sample?.state ?? 'open']}>
      {kept ? (
        <>
          <StopTitle>{dish}</StopTitle>
          <StopAbout>{words.keptLine(kept.grams, kept.box, clock(kept.takenAt))}</StopAbout>
          {(kept.late || !kept.sure || kept.asked !== undefined) && (
            <span class={styles.marks}>
              {kept.asked !== undefined && <Badge tone="abnormal">{words.less(kept.asked)}</Badge>}
              {kept.late && <Badge tone="warn">{words.late}</Badge>}
              {!kept.sure && <Badge tone="plain">{words.unsure}</Badge>}
            </span>
          )}
        </>
      ) : (
        <button type="button" class={styles.dish} onClick={onTake}>
          <StopTitle>{dish}</StopTitle>
          <StopAbout>{sample?.missed ? words.missedLine(sample.missed.reason) : words.open}</StopAbout>
        </button>
      )}
    </Stop>
  );
}
