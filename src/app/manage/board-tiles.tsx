// How many rounds stand how; each number opens what it counted.
import { roundGroups, tallyOf, type RoundGroup } from '../../domain/round-groups.ts';
import type { RoundRow } from '../../domain/round-reports.ts';
import { Tile } from '../ui/tile.tsx';
import { boardAddress, type BoardFilter } from './board-asked.ts';
import styles from './board.module.css';
import { useBoardWords } from './use-board.ts';

const looks: Partial<Record<RoundGroup, 'warn' | 'abnormal'>> = {
  late: 'warn',
  partly: 'abnormal',
  missed: 'abnormal',
};

/** What a day before is held against: what is over, and not what is still to come. */
const compared: ReadonlySet<RoundGroup> = new Set(['done', 'late', 'partly', 'missed']);

/** `before`: how many stood so by this time of the day before, with a word for it. */
type Props = {
  rows: readonly RoundRow[] | undefined;
  filter: BoardFilter;
  withAll?: boolean;
  before?: { tally: Record<RoundGroup, number>; word: (n: number) => string } | undefined;
};

export function BoardTiles({ rows, filter, withAll, before }: Props) {
  const words = useBoardWords();
  const tally = rows && tallyOf(rows);
  return (
    <ul class={styles.tiles} aria-label={words.numbers}>
      {withAll && (
        <Tile
          href={boardAddress({ ...filter, group: null })}
          on={filter.group === null}
          word={words.all}
          amount={String(rows?.length ?? '–')}
        />
      )}
      {roundGroups.map((group) => (
        <Tile
          key={group}
          look={tally?.[group] ? looks[group] : 'plain'}
          href={boardAddress({ ...filter, group })}
          on={filter.group === group || (filter.group === 'lost' && looks[group] === 'abnormal')}
          word={words.groups[group]}
          amount={String(tally?.[group] ?? '–')}
          about={before && compared.has(group) ? [before.word(before.tally[group])] : []}
        />
      ))}
    </ul>
  );
}
