// Three numbers that open what they count.
import type { Inspections } from '../../domain/reports.ts';
import { useWords } from '../use-screen.ts';
import { addressOf, type RecordFilter } from './record-filter.ts';
import styles from './record-tiles.module.css';

type TilesProps = { filter: RecordFilter; totals: Inspections['totals'] | undefined };

export function RecordTiles({ filter, totals }: TilesProps) {
  const { records } = useWords().manage;
  const all = { ...filter, result: null, photosMissing: false };
  const { photosMissing, result } = filter;
  const dayWord = typeof filter.day === 'string' ? filter.day : 'range';
  return (
    <ul class={styles.tiles} aria-label={records.tiles}>
      <Tile look="plain" href={addressOf(all)} on={!result && !photosMissing} n={totals?.received}>
        {records.received[dayWord]}
      </Tile>
      <Tile
        look="abnormal"
        href={addressOf({ ...all, result: 'abnormal' })}
        on={result === 'abnormal'}
        n={totals?.abnormal}
      >
        {records.abnormal}
      </Tile>
      <Tile look="warn" href={addressOf({ ...all, photosMissing: true })} on={photosMissing} n={totals?.photosMissing}>
        {records.photosMissing}
      </Tile>
    </ul>
  );
}

type TileProps = {
  look: 'plain' | 'abnormal' | 'warn';
  href: string;
  on: boolean;
  n: number | undefined;
  children: string;
};

const Tile = ({ look, href, on, n, children }: TileProps) => (
  <li class={`${styles.tile} ${n ? styles[look] : ''}`}>
    <a href={href} aria-current={on ? 'true' : undefined}>
      <span class={styles.word}>{children}</span>
      <b class={styles.number}>
        <i class={styles.mark} />
        {n === undefined ? '–' : n.toLocaleString('en')}
      </b>
    </a>
  </li>
);
