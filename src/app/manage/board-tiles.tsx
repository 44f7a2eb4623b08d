// How many rounds stand how; each number opens what it counted.
import { roundGroups, tallyOf, type RoundGroup } from '../../domain/round-groups.ts';
import type { RoundRow } from '../../domain/round-reports.ts';
import { boardAddress, type BoardFilter } from './board-asked.ts';
import styles from './board.module.css';
import tile from './record-tiles.module.css';
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
        <Tile href={boardAddress({ ...filter, group: null })} on={filter.group === null} n={rows?.length}>
          {words.all}
        </Tile>
      )}
      {roundGroups.map((group) => (
        <Tile
          key={group}
          look={looks[group]}
          href={boardAddress({ ...filter, group })}
          on={filter.group === group || (filter.group === 'lost' && looks[group] === 'abnormal')}
          n={tally?.[group]}
          about={compared.has(group) ? before?.word(before.tally[group]) : undefined}
        >
          {words.groups[group]}
        </Tile>
      ))}
    </ul>
  );
}

type TileProps = {
  look?: 'warn' | 'abnormal' | undefined;
  href: string;
  on: boolean;
  n: number | undefined;
  about?: string | undefined;
  children: string;
};

const Tile = ({ look, href, on, n, about, children }: TileProps) => (
  <li class={`${tile.tile} ${n && look ? tile[look] : ''}`}>
    <a href={href} aria-current={on ? 'true' : undefined}>
      <span class={tile.word}>{children}</span>
      <b class={tile.number}>
        <i class={tile.mark} />
        {n ?? '–'}
      </b>
      {about && <span class={tile.about}>{about}</span>}
    </a>
  </li>
);
