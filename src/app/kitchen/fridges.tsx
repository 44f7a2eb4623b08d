// The last temperature of each fridge, and whether today has one.
import type { ComponentChildren } from 'preact';
import { fridgeLimits, isWarm, type FridgeReading } from '../../domain/kitchen.ts';
import { nearDayAndClock } from '../format.ts';
import { useLanguage } from '../use-screen.ts';
import { useKitchenWords } from './use-kitchen-words.ts';
import { Badge } from '../ui/badge.tsx';
import styles from './kitchen.module.css';

type FridgesProps = { readings: readonly FridgeReading[]; day: string; children: ComponentChildren };

export function Fridges({ readings, day, children }: FridgesProps) {
  const language = useLanguage();
  const { kitchen: words } = useKitchenWords();
  return (
    <section class={styles.meal}>
      <h2>{words.fridgeTitle}</h2>
      {!readings.some((one) => one.day === day) && <p class={styles.hint}>{words.noReading}</p>}
      <ul class={styles.boxes}>
        {readings.map((one) => (
          <li key={one.fridge} class={styles.box}>
            <span class={styles.boxName}>
              <strong>{one.fridge}</strong>
              <small>{words.readAt(nearDayAndClock(one.at, language), one.byName)}</small>
            </span>
            {isWarm(one) && <Badge tone="abnormal">{words.warm(...limitsOf(one))}</Badge>}
            <span class={styles.left}>{words.reading(one.again ?? one.celsius)}</span>
          </li>
        ))}
      </ul>
      {children}
    </section>
  );
}

/** ℃ between which this reading had to be. */
export const limitsOf = ({ limits: { min, max } = fridgeLimits }: FridgeReading): [number, number] => [min, max];
