// A small line below the numbers of a card. It stands there of nothing too, quietly, so that what is below it stays under the finger.
import type { IconNode } from 'lucide';
import { Icon } from '../ui/icon.tsx';
import own from './small-row.module.css';
import today from './today.module.css';

type SmallRowProps = {
  look: 'owing' | 'toLook';
  icon: IconNode;
  href: string;
  /** undefined until it is known. */
  n: number | undefined;
  says: (n: number) => string;
};

export const SmallRow = ({ look, icon, href, n, says }: SmallRowProps) => (
  <a class={`${today[look]} ${n === undefined ? own.unknown : n === 0 ? own.none : ''}`} href={href}>
    <Icon of={icon} size={22} />
    <span>{n !== undefined && says(n)}</span>
  </a>
);
