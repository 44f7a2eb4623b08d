// One screen: where I am, the content, and the one next thing at the bottom.
import { ChevronLeft } from 'lucide';
import { useLocation } from 'preact-iso';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Icon } from './icon.tsx';
import styles from './page.module.css';

type PageProps = {
  title: string;
  sub?: ComponentChildren;
  /** What the back button is called; it goes back in history, or to `backTo` when the page was opened directly. */
  back?: string;
  backTo?: string;
  action?: ComponentChildren;
  bar?: ComponentChildren;
  /** One column that stays readable on a wide screen. */
  narrow?: boolean;
  children: ComponentChildren;
};

export function Page({ title, sub, back, backTo = '/', action, bar, narrow, children }: PageProps) {
  const { route } = useLocation();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = title;
  }, [title]);
  // A screen reader hears the new page's name; sighted people notice nothing.
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <div class={`${styles.page} ${narrow ? styles.narrow : ''}`}>
      <header class={styles.head}>
        {back && (
          <button type="button" class={styles.back} aria-label={back} onClick={() => goBack(() => route(backTo))}>
            <Icon of={ChevronLeft} size={30} />
          </button>
        )}
        <div class={styles.names}>
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {sub && <div class={styles.sub}>{sub}</div>}
        </div>
        {action}
      </header>
      <div class={styles.body}>{children}</div>
      {bar && <div class={styles.bar}>{bar}</div>}
    </div>
  );
}

const entriesAtStart = history.length;

/** Back in history where this app has pages behind it; never out of the app. */
function goBack(toFallback: () => void): void {
  if (history.length > entriesAtStart) history.back();
  else toFallback();
}
