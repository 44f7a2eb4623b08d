// Pages for the printer only, beside the app: its own frame would take its room on the first of them.
import { render, type ComponentChildren } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import styles from './beside-app.module.css';

/** Drawn before anybody can print: what is on the screen and what is on the paper never differ. */
export function BesideApp({ children }: { children: ComponentChildren }) {
  useLayoutEffect(() => {
    const host = document.createElement('div');
    host.className = styles.pages ?? '';
    document.body.append(host);
    return () => {
      render(null, host);
      host.remove();
    };
  }, []);
  useLayoutEffect(() => {
    const host = document.querySelector(`.${styles.pages}`);
    if (host) render(<>{children}</>, host);
  });
  return null;
}
