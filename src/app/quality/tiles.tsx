// Numbers that open what they counted.
import tile from '../manage/record-tiles.module.css';
import styles from './quality.module.css';

export type TileOf = { word: string; n: number | undefined; href: string; on: boolean };

export const Tiles = ({ label, tiles }: { label: string; tiles: readonly TileOf[] }) => (
  <ul class={styles.tiles} aria-label={label}>
    {tiles.map(({ word, n, href, on }) => (
      <li key={word} class={tile.tile}>
        <a href={href} aria-current={on ? 'true' : undefined}>
          <span class={tile.word}>{word}</span>
          <b class={tile.number}>{n ?? '–'}</b>
        </a>
      </li>
    ))}
  </ul>
);
