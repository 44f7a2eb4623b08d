// While the samples are sealed this stands above everything else.
import { isSealed } from '../../domain/kitchen.ts';
import { authorize } from '../../domain/authorize.ts';
import { place } from '../../db/documents.ts';
import { nearDayAndClock } from '../format.ts';
import { useLive } from '../use-live.ts';
import { useDb, useLanguage, useSession } from '../use-screen.ts';
import { useKitchenWords } from './use-kitchen-words.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import type { KitchenDay } from './kitchen-day.ts';
import styles from './kitchen.module.css';

type SealCardProps = { shown: KitchenDay; canteenId: string; onLift: () => void };

export function SealCard({ shown: { seal, staying, gone }, canteenId, onLift }: SealCardProps) {
  const db = useDb();
  const language = useLanguage();
  const { person } = useSession();
  const { kitchen: words, handOver } = useKitchenWords();
  const canteen = useLive(() => place(db, canteenId), [db, canteenId]);
  if (!seal || seal.lifted) return null;
  const covered = staying.filter((sample) => isSealed(sample.kept, seal));
  const mayLift = canteen !== undefined && authorize(person, { do: 'lift-seal', place: canteen });
  return (
    <Card kind="trouble">
      <h2>{words.sealedTitle}</h2>
      <p>{words.sealedBy(seal.byName, nearDayAndClock(seal.sealedAt, language), seal.reason)}</p>
      <p class={styles.hint}>{handOver.sealed(covered.length, gone)}</p>
      <div class={styles.acts}>
        <ButtonLink href={`/kitchen/hand-over?of=${canteenId}`}>{handOver.open}</ButtonLink>
        {mayLift && <Button onClick={onLift}>{words.lift}</Button>}
      </div>
    </Card>
  );
}
