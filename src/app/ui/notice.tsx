// What a screen says when it has nothing to show: why, and one thing to do.
import type { IconNode } from 'lucide';
import type { ComponentChildren } from 'preact';
import { Icon } from './icon.tsx';
import styles from './notice.module.css';

type NoticeProps = { icon: IconNode; children: ComponentChildren; action?: ComponentChildren; alert?: boolean };

export const Notice = ({ icon, children, action, alert }: NoticeProps) => (
  <div class={styles.notice} role={alert ? 'alert' : undefined}>
    <span class={styles.mark}>
      <Icon of={icon} size={40} />
    </span>
    <div>{children}</div>
    {action}
  </div>
);
