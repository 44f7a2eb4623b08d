// What can be pressed. One primary button a screen.
import type { AnchorHTMLAttributes, ButtonHTMLAttributes, ComponentChildren } from 'preact';
import styles from './button.module.css';

type Look = {
  look?: 'primary' | 'quiet' | 'plain' | 'danger';
  large?: boolean;
  wide?: boolean;
  children: ComponentChildren;
};

const classes = ({ look = 'quiet', large, wide }: Look): string =>
  [styles.button, styles[look], large && styles.large, wide && styles.wide].filter(Boolean).join(' ');

export function Button({ look, large, wide, children, ...rest }: Look & ButtonHTMLAttributes) {
  return (
    <button type="button" {...rest} class={classes({ look, large, wide, children })}>
      {children}
    </button>
  );
}

/** The same look where pressing goes to another page. */
export function ButtonLink({ look, large, wide, children, ...rest }: Look & AnchorHTMLAttributes) {
  return (
    <a {...rest} class={classes({ look, large, wide, children })}>
      {children}
    </a>
  );
}
