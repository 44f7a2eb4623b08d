// Numbers that open what they count.
import type { Inspections } from '../../domain/reports.ts';
import { useWords } from '../use-screen.ts';
import { Tile, type TileLook } from '../ui/tile.tsx';
import { addressOf, type RecordFilter } from './record-filter.ts';
import styles from './record-tiles.module.css';

type Totals = Inspections['totals'];
/** `before`: what they came to by this time of the day before, with a word for it. */
type TilesProps = {
  filter: RecordFilter;
  totals: Totals | undefined;
  before?: { totals: Totals; word: (n: number) => string } | undefined;
  /** They lead to the list, and none of them is what is shown. */
  asLinks?: boolean;
};

export function RecordTiles({ filter, totals, before, asLinks }: TilesProps) {
  const { records } = useWords().manage;
  const all = { ...filter, result: null, photosMissing: false, withdrawn: false };
  const { photosMissing, result, withdrawn } = filter;
  const dayWord = typeof filter.day === 'string' ? filter.day : 'range';
  // It has its room before it is known.
  const was = (of: 'received' | 'abnormal') => (asLinks ? (before?.word(before.totals[of]) ?? '\u00a0') : undefined);
  return (
    <ul class={styles.tiles} aria-label={records.tiles}>
      <Count
        look="plain"
        href={addressOf(all)}
        on={!asLinks && !result && !photosMissing && !withdrawn}
        n={totals?.received}
        about={was('received')}
      >
        {records.received[dayWord]}
      </Count>
      <Count
        look="abnormal"
        href={addressOf({ ...all, result: 'abnormal' })}
        on={result === 'abnormal'}
        n={totals?.abnormal}
        about={was('abnormal')}
      >
        {records.abnormal}
      </Count>
      <Count look="warn" href={addressOf({ ...all, photosMissing: true })} on={photosMissing} n={totals?.photosMissing}>
        {records.photosMissing}
      </Count>
      <Count look="plain" href={addressOf({ ...all, withdrawn: true })} on={withdrawn} n={totals?.withdrawn}>
        {records.withdrawn}
      </Count>
    </ul>
  );
}

type CountProps = {
  look: TileLook;
  href: string;
  on: boolean;
  n: number | undefined;
  about?: string | undefined;
  children: string;
};

const Count = ({ look, n, about, children, ...rest }: CountProps) => (
  <Tile
    {...rest}
    look={n ? look : 'plain'}
    word={children}
    amount={n === undefined ? '–' : n.toLocaleString('en')}
    about={about === undefined ? [] : [about]}
  />
);
