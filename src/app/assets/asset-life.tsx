// What the register knows of one thing, in a line, and how long it may still be used.
import { TriangleAlert } from 'lucide';
import { lifeOn, usableUntil, type WalkedAsset } from '../../domain/asset.ts';
import { dayKey } from '../format.ts';
import { useWords } from '../use-screen.ts';
import { Badge, type Tone } from '../ui/badge.tsx';
import { Icon } from '../ui/icon.tsx';
import styles from './assets.module.css';

export function AssetFacts({ asset }: { asset: WalkedAsset }) {
  const { assets: words } = useWords();
  const { category, agent, made } = asset;
  const says = [words.categories[category], agent && words.agents[agent], made && words.madeIn(made)];
  return <>{says.filter(Boolean).join(' · ')}</>;
}

const tones: Record<string, Tone> = { usable: 'plain', soon: 'warn', over: 'abnormal', unknown: 'warn' };

/** `on`: yyyy-mm-dd; today when nothing is said. */
export function AssetLife({ asset, on = dayKey(Date.now()) }: { asset: WalkedAsset; on?: string }) {
  const { life: words } = useWords().assets;
  const life = lifeOn(asset, on);
  if (life === 'none') return null;
  const until = usableUntil(asset);
  return (
    <span class={styles.life}>
      <Badge tone={tones[life] ?? 'plain'}>
        {life !== 'usable' && <Icon of={TriangleAlert} size={18} />}
        {words[life]}
        {until && <time class={styles.day}>{until}</time>}
      </Badge>
    </span>
  );
}
