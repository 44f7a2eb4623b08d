// One mark of a floor plan: its shape, its colour, and the sign in it.
import type { Look, Shape } from './look.ts';
import styles from './floor-plan.module.css';

const outlines: Record<Exclude<Shape, 'ring' | 'disc'>, string> = {
  triangle: '20,2 39,37 1,37',
  square: '4,4 36,4 36,36 4,36',
  octagon: '13,2 27,2 38,13 38,27 27,38 13,38 2,27 2,13',
  diamond: '20,0 40,20 20,40 0,20',
};

export function Station({ look: { shape, tone, sign } }: { look: Look }) {
  return (
    <svg class={`${styles.station} ${styles[tone] ?? ''}`} viewBox="-2 -2 44 44" aria-hidden="true">
      {shape === 'ring' || shape === 'disc' ? (
        <circle
          cx="20"
          cy="20"
          r={shape === 'ring' ? 15 : 18}
          class={shape === 'ring' ? styles.hollow : styles.whole}
        />
      ) : (
        <polygon points={outlines[shape]} class={styles.whole} />
      )}
      <text x="20" y={shape === 'triangle' ? 33 : 28}>
        {sign}
      </text>
    </svg>
  );
}
