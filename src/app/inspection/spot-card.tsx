// 抽拍, before submitting: a photo of the item that was drawn, or why not. It keeps nobody from submitting.
import { Camera, Check } from 'lucide';
import type { Draft } from '../../db/device-db.ts';
import { spotReasons, type SpotPhoto, type SpotReason } from '../../domain/spot-photo.ts';
import type { Template } from '../../domain/template.ts';
import { inLanguage } from '../format.ts';
import { useLanguage, useWords } from '../use-screen.ts';
import { ButtonLink } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { Icon } from '../ui/icon.tsx';
import { itemHref } from './item-href.ts';
import styles from './spot.module.css';

type SpotProps = {
  draft: Draft;
  template: Template;
  spot: SpotPhoto;
  /** Somebody pressed 提交 without saying anything. */
  asked: boolean;
  onSkip: (why: SpotReason | null) => void;
};

export function SpotCard({ draft, template, spot, asked, onSkip }: SpotProps) {
  const { spot: words } = useWords().inspection;
  const text = inLanguage(spot.item.text, useLanguage());
  const number = template.items.indexOf(spot.item) + 1;
  if (spot.is === 'given')
    return (
      <p class={styles.given}>
        <Icon of={Check} size={20} />
        {words.given(number)}
      </p>
    );
  return (
    <Card kind="main">
      <h2 class={styles.title}>{words.title(number, text)}</h2>
      <p class={styles.why}>{words.why}</p>
      <ButtonLink look="quiet" wide href={itemHref(draft.id, spot.item.id)}>
        <Icon of={Camera} />
        {words.toCamera}
      </ButtonLink>
      <div class={styles.reasons} role="group" aria-label={words.cannot}>
        <span>{words.cannot}</span>
        {spotReasons.map((reason) => (
          <button
            key={reason}
            type="button"
            class={styles.reason}
            aria-pressed={spot.is === reason}
            onClick={() => onSkip(spot.is === reason ? null : reason)}
          >
            {words.reasons[reason]}
          </button>
        ))}
      </div>
      {asked && spot.is === 'due' && (
        <p class={styles.needed} role="alert">
          {words.needed}
        </p>
      )}
    </Card>
  );
}
