// What sticks on a box: dish, meal, in, out, person and code, for the eye and for the camera.
import { boxCode } from '../../domain/short-code.ts';
import { dayName } from '../days.ts';
import { nearDayAndClock } from '../format.ts';
import type { Language } from '../state.ts';
import { useLanguage } from '../use-screen.ts';
import { useKitchenWords } from './use-kitchen-words.ts';
import type { KeptSample } from './kitchen-day.ts';
import styles from './labels.module.css';
import { Square } from '../print/square.tsx';

export type Paper = 'sheet' | 'roll';

/** The box's own address in the app, without what only helps the eye. */
const addressOf = (code: string): string => `${location.origin}/b/${code.replace('-', '')}`;

export function Label({ of: { id, dish, day, meal, kept, byName }, on }: { of: KeptSample; on: Paper }) {
  const language = useLanguage();
  const { kitchen, boxes } = useKitchenWords();
  const code = boxCode(id);
  return (
    <div class={`${styles.label} ${styles[on]}`}>
      <div class={styles.told}>
        <strong class={styles.dish} data-size={sizeOf(dish)}>
          {dish}
        </strong>
        <span>
          {kitchen.meals[meal]} {dayShort(day, language)}
        </span>
        <span>
          {boxes.label.taken} {nearDayAndClock(kept.takenAt, language)}
        </span>
        <span class={styles.until}>
          {boxes.label.until} {nearDayAndClock(kept.keepUntil, language)}
        </span>
        <span>
          {byName} · {kept.box}
        </span>
      </div>
      <div class={styles.code}>
        <Square text={addressOf(code)} />
        <span>{code}</span>
      </div>
    </div>
  );
}

/** A Latin letter is half as wide as a character. Long names get smaller letters, never fewer. */
function sizeOf(dish: string): 'large' | 'middle' | 'small' {
  const width = Array.from(dish).reduce((sum, one) => sum + ((one.codePointAt(0) ?? 0) < 0x2e80 ? 0.55 : 1), 0);
  return width <= 6 ? 'large' : width <= 18 ? 'middle' : 'small';
}

/** 11月22日: a label has no room for the weekday. */
const dayShort = (day: string, language: Language): string =>
  language === 'zh'
    ? (dayName(day, language).split(' ')[0] ?? '')
    : new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(new Date(day));
