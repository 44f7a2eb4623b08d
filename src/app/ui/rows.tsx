// A list of big rows to press: what it is, a word about it, and an arrow that says it leads somewhere.
import { ChevronRight, type IconNode } from 'lucide';
import type { ComponentChildren } from 'preact';
import { Icon } from './icon.tsx';
import styles from './rows.module.css';

export const Rows = ({ label, children }: { label?: string; children: ComponentChildren }) => (
  <ul class={styles.rows} aria-label={label}>
    {children}
  </ul>
);

type RowProps = {
  icon?: IconNode;
  about?: ComponentChildren;
  /** Stands before the arrow: a number, a state. */
  aside?: ComponentChildren;
  disabled?: boolean;
  children: ComponentChildren;
} & ({ href: string; onClick?: never } | { href?: never; onClick: () => void });

export function Row({ icon, about, aside, disabled, href, onClick, children }: RowProps) {
  const inside = (
    <>
      {icon && (
        <span class={styles.icon}>
          <Icon of={icon} size={26} />
        </span>
      )}
      <span class={styles.words}>
        <span class={styles.title}>{children}</span>
        {about && <span class={styles.about}>{about}</span>}
      </span>
      {aside && <span class={styles.aside}>{aside}</span>}
      <span class={styles.arrow}>
        <Icon of={ChevronRight} size={22} />
      </span>
    </>
  );
  return (
    <li class={styles.item}>
      {href === undefined ? (
        <button type="button" class={styles.row} disabled={disabled} onClick={onClick}>
          {inside}
        </button>
      ) : (
        <a class={styles.row} href={href}>
          {inside}
        </a>
      )}
    </li>
  );
}
