// What hangs at a point: the place in large letters, its code for the camera and for the eye, and what to do with it.
import { placeName, type Place } from '../../domain/place.ts';
import { codeAddress, placeCode } from '../../domain/place-code.ts';
import { Square } from './square.tsx';
import { useSession, useWords } from '../use-screen.ts';
import styles from './place-label.module.css';

export const papers = ['sheet', 'page', 'roll'] as const;
export type Paper = (typeof papers)[number];

export function PlaceLabel({ of, on }: { of: Place; on: Paper }) {
  const { labels } = useWords().manage.places;
  const { school } = useSession();
  const code = placeCode(of);
  const above = of.ancestors.map(({ name }) => name).join(' ');
  return (
    <div class={`${styles.label} ${styles[on]}`}>
      <div class={styles.where}>
        {above && <span class={styles.above}>{above}</span>}
        <strong class={styles.name} data-long={Array.from(placeName(of)).length > 14 || undefined}>
          {of.name}
        </strong>
      </div>
      <Square text={codeAddress(location.origin, code)} />
      <b class={styles.code}>{code}</b>
      <span class={styles.how}>
        {labels.how}
        <br />
        {labels.report}
      </span>
      <span class={styles.school}>{school.name}</span>
    </div>
  );
}
