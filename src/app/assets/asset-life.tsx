// What counts of one thing, in a line, and when something has to be done about it.
import { TriangleAlert } from 'lucide';
import { dueOn, type DueState } from '../../domain/asset-facts.ts';
import { kindOf, type AssetKind, type WalkedAsset } from '../../domain/asset.ts';
import { dayKey } from '../format.ts';
import { useWords } from '../use-screen.ts';
import { Badge, type Tone } from '../ui/badge.tsx';
import { Icon } from '../ui/icon.tsx';
import styles from './assets.module.css';

export function AssetFacts({ asset }: { asset: WalkedAsset }) {
  const { assets: words } = useWords();
  const { category, agent, made, checked } = asset;
  const last = category === 'rcd' ? words.tested : words.facts.checked;
  const says = [
    words.categories[kindOf(asset)],
    agent && words.agents[agent],
    made && words.madeIn(made),
    checked && `${last} ${checked}`,
  ];
  return <>{says.filter(Boolean).join(' · ')}</>;
}

const tones: Record<Exclude<DueState, 'none'>, Tone> = {
  ahead: 'plain',
  soon: 'warn',
  over: 'abnormal',
  unknown: 'warn',
};

/** Its thermometer is to be calibrated; nothing else of it ends on a day (K1-14, SAF 第56条). */
export const isCold = (kind: AssetKind): boolean => cold.has(kind);
const cold: ReadonlySet<AssetKind> = new Set(['fridge', 'freezer', 'sample-fridge']);

const dueOfKind = (kind: AssetKind) => (kind === 'licence' ? kind : isCold(kind) ? 'cold' : null);

/** `on`: yyyy-mm-dd; today when nothing is said. */
export function AssetDue({ asset, on = dayKey(Date.now()) }: { asset: WalkedAsset; on?: string }) {
  const { due: words } = useWords().assets;
  const { state, day } = dueOn(asset, on);
  if (state === 'none') return null;
  return (
    <span class={styles.life}>
      <Badge tone={tones[state]}>
        {state !== 'ahead' && <Icon of={TriangleAlert} size={18} />}
        {words[dueOfKind(kindOf(asset)) ?? asset.category][state]}
        {day && <time class={styles.day}>{day}</time>}
      </Badge>
    </span>
  );
}
