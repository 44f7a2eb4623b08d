// For the kitchen: what is still to be sampled, and what may go.
import { ChevronRight, Refrigerator } from 'lucide';
import { kitchenDay } from '../kitchen/kitchen-day.ts';
import { toSign } from '../kitchen/to-sign.ts';
import { useKitchen } from '../kitchen/use-kitchen.ts';
import { useNow } from '../use-now.ts';
import { dayKey } from '../format.ts';
import { useSession } from '../use-screen.ts';
import { useKitchenWords } from '../kitchen/use-kitchen-words.ts';
import { later } from '../ui/later.tsx';
import { Card } from '../ui/card.tsx';
import { Icon } from '../ui/icon.tsx';
import styles from './today.module.css';

const RoleToday = later(() =>
  import('../role-today.ts').then(
    (loaded) => loaded.RoleToday,
    () => () => null,
  ),
);

export function KitchenToday() {
  const { kitchen: words } = useKitchenWords();
  const { person, school } = useSession();
  const kitchen = useKitchen();
  const now = useNow();
  if (!kitchen?.canteen || now === undefined) return null;
  const shown = kitchenDay(kitchen.book, kitchen.canteen.id, dayKey(now), now, school.timeZone);
  const waiting = toSign(shown, person, kitchen.canteen);
  const open = shown.meals.filter((line) => line.coverage.open.length > 0);
  const isSealed = shown.seal !== undefined && shown.seal.lifted === null;
  const said = [
    isSealed && words.todaySealed,
    shown.gaps.length > 0 && words.todayGaps(shown.gaps.length),
    shown.meals.length === 0 && words.noMenu,
    ...open.map((line) => words.todayOpen(words.meals[line.meal], line.coverage.open.length)),
    waiting.length > 0 && words.todaySign(waiting.length),
    shown.due.length > 0 && words.todayDue(shown.due.length),
  ].filter((line) => line !== false);
  return (
    <div class={styles.block}>
      <Card>
        <a class={styles.school} href="/kitchen">
          <div class={styles.schoolHead}>
            <h2 class={styles.titled}>
              <Icon of={Refrigerator} />
              {words.title}
            </h2>
            <span class={styles.arrow}>
              <Icon of={ChevronRight} size={22} />
            </span>
          </div>
          {said.length === 0 && <p>{words.todayFine}</p>}
          {said.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </a>
      </Card>
      <RoleToday />
    </div>
  );
}
