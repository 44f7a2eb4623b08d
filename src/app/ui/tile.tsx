// One number that opens the list it counts, in a row of them.
import styles from './tile.module.css';

export type TileLook = 'plain' | 'abnormal' | 'warn';

type TileProps = {
  /** Nothing stands out about a number that is as it should be. */
  look?: TileLook | undefined;
  href: string;
  /** It is what is shown now. */
  on?: boolean;
  word: string;
  amount: string;
  about?: readonly string[];
};

export const Tile = ({ look = 'plain', href, on = false, word, amount, about = [] }: TileProps) => (
  <li class={`${styles.tile} ${styles[look] ?? ''}`}>
    <a href={href} aria-current={on ? 'true' : undefined}>
      <span class={styles.about}>{word}</span>
      <b class={styles.number}>
        <i class={styles.mark} />
        {amount}
      </b>
      {about.map((line) => (
        <span key={line} class={styles.about}>
          {line}
        </span>
      ))}
    </a>
  </li>
);
