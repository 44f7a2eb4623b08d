// Said where a case is given out: whoever is named to check it is the one who would have closed it.
import { authorize } from '../../domain/authorize.ts';
import type { Place } from '../../domain/place.ts';
import { afterChecker } from '../../domain/who-closes.ts';
import { useSession, useWords } from '../use-screen.ts';
import { Button } from '../ui/button.tsx';
import styles from './case-desk.module.css';
import type { Assigning, World } from './suggestion.ts';
import { useDeskWords } from './use-case-desk.ts';

type Props = { assigning: Assigning; place: Place | undefined; world: World; onChange: () => void };

export function CloserLine({ assigning, place, world, onChange }: Props) {
  const { common } = useWords();
  const { person: me } = useSession();
  const { assign: words } = useDeskWords();
  const after = place && afterChecker(assigning, { place, people: world.people, book: world.book });
  if (!after) return null;
  const [first] = after.who;
  const mayAllow = assigning.grade === 'G' && authorize(me, { do: 'keep-plan' });
  return (
    <div class={styles.closer} role="status">
      <p>
        {first
          ? words.closesAbove(after.checker.name, first.name, common.roles[first.role])
          : words.closesNobody(after.checker.name)}
      </p>
      <Button onClick={onChange}>{words.otherChecker}</Button>
      {mayAllow && <a href="/plans/responsibility">{words.allowChecker}</a>}
    </div>
  );
}
