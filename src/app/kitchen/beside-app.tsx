// Pages for the printer only, beside the app: its own frame would take its room on the first of them.
import { render, type ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import styles from './beside-app.module.css';

export function BesideApp({ children }: { children: ComponentChildren }) {
  useEffect(() => {
    const host = document.createElement('div');
    host.className = styles.pages ?? '';
    document.body.append(host);
    return () => {
      render(null, host);
      host.remove();
    };
  }, []);
  useEffect(() => {
    const host = document.querySelector(`.${styles.pages}`);
    if (host) render(<>{children}</>, host);
  });
  return null;
}
