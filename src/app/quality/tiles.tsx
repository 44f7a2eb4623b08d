// Numbers that open what they counted.
import { Tile } from '../ui/tile.tsx';
import styles from './quality.module.css';

export type TileOf = { word: string; n: number | undefined; href: string; on: boolean };

export const Tiles = ({ label, tiles }: { label: string; tiles: readonly TileOf[] }) => (
  <ul class={styles.tiles} aria-label={label}>
    {tiles.map(({ word, n, href, on }) => (
      <Tile key={word} href={href} on={on} word={word} amount={String(n ?? '–')} />
    ))}
  </ul>
);
