// The page before anybody is signed in: the sign of the product, the language, and one thing to do.
import type { ComponentChildren } from 'preact';
import { useScreen, useWords } from '../use-screen.ts';
import { LanguageButton } from '../ui/language-button.tsx';
import { Page } from '../ui/page.tsx';
import styles from './sign-in.module.css';

type DoorProps = {
  title: string;
  sub?: ComponentChildren;
  bar?: ComponentChildren;
  children: ComponentChildren;
};

export function Door({ title, sub, bar, children }: DoorProps) {
  const { common } = useWords();
  // Signed in, the shell is around this page and has its own frame, and the key for the language.
  const isInside = useScreen((now) => now.session !== null && now.session !== undefined);
  const page = (
    <Page title={title} sub={sub} bar={bar}>
      {children}
    </Page>
  );
  if (isInside) return page;
  return (
    <main class={styles.door}>
      <div class={styles.sign}>
        <Sign />
        <span>{common.app}</span>
        <LanguageButton />
      </div>
      {page}
    </main>
  );
}

/** A station with a tick on a line: the app's icon. */
const Sign = () => (
  <svg class={styles.mark} viewBox="0 0 48 48" aria-hidden="true" focusable="false">
    <path class={styles.track} d="M24 2v44" />
    <circle class={styles.station} cx="24" cy="24" r="15" />
    <path class={styles.tick} d="m17 24.5 5 5 9-10" />
  </svg>
);
