// A point that is put on the plan: carried with a finger or the mouse, moved with the arrow keys.
import type { PlanPoint } from '../../domain/floor-plan-reports.ts';
import styles from './floor-plan.module.css';
import { percent, useCarry, type Spot } from './stage.tsx';
import { Station } from './station.tsx';
import { usePlanWords } from './use-words.ts';

type CarriedProps = {
  point: PlanPoint;
  at: Spot;
  isChosen: boolean;
  onChoose: () => void;
  onCarry: (to: Spot) => void;
  onKey: (event: KeyboardEvent) => void;
};

export function Carried({ point, at, isChosen, onChoose, onCarry, onKey }: CarriedProps) {
  const words = usePlanWords();
  const carry = useCarry(onCarry);
  return (
    <button
      type="button"
      class={styles.mark}
      data-carried
      aria-pressed={isChosen}
      aria-label={[point.name, words.at(percent(at.x), percent(at.y))].join(words.and)}
      style={{ left: `${at.x * 100}%`, top: `${at.y * 100}%` }}
      onKeyDown={onKey}
      {...carry}
      onPointerDown={(event) => {
        onChoose();
        carry.onPointerDown(event);
      }}
    >
      <Station look={{ state: '', shape: isChosen ? 'disc' : 'ring', tone: 'press', sign: isChosen ? '✓' : '' }} />
      <span class={styles.name}>{point.name}</span>
    </button>
  );
}
