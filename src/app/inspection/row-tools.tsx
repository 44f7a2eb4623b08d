// Small things at hand on the item the person is at: a photo, a note, not applicable, what is wrong.
import { Camera, FileText, Minus, PencilLine } from 'lucide';
import { judge } from '../../domain/answer.ts';
import type { Item } from '../../domain/template.ts';
import { useWords } from '../use-screen.ts';
import { Badge } from '../ui/badge.tsx';
import { Icon } from '../ui/icon.tsx';
import type { AnswerProps } from './answer-control.tsx';
import { openAbnormal, openSheet } from './draft-actions.ts';
import { shootFor } from './camera-door.ts';
import { lackOf } from './stations.ts';
import { useDraft, useStore } from './use-draft.ts';
import styles from './row-tools.module.css';

export function RowTools({ item, answer }: AnswerProps) {
  const store = useStore();
  const { inspection, common } = useWords();
  const isAbnormal = judge(item, answer, store.on) === 'abnormal';
  const photos = answer?.photos.length ?? 0;
  const spoken = useDraft(({ draft }) => draft.voices?.some(({ itemId }) => itemId === item.id));
  const lacksPhoto = lackOf(store.getState(), item, store.on) === 'photo-required';
  return (
    <div class={styles.tools}>
      {lacksPhoto && <Badge tone="warn">{inspection.photoMissing}</Badge>}
      {isAbnormal && (
        <button type="button" class={styles.tool} onClick={() => openAbnormal(store, item, false)}>
          <Icon of={PencilLine} size={20} />
          {inspection.details}
        </button>
      )}
      {item.type !== 'PHOTO' && (
        <button type="button" class={styles.tool} onClick={() => shootFor(store, item.id, false)}>
          <Icon of={Camera} size={20} />
          {photos > 0 ? inspection.cameraMore(photos) : inspection.camera}
        </button>
      )}
      <button type="button" class={styles.tool} onClick={() => openSheet(store, { kind: 'note', itemId: item.id })}>
        <Icon of={FileText} size={20} />
        {answer?.note || spoken ? inspection.noted : inspection.note}
      </button>
      {item.type !== 'PF' && (
        <button
          type="button"
          class={`${styles.tool} ${answer?.na ? styles.on : ''}`}
          aria-pressed={answer?.na !== undefined}
          onClick={() => openSheet(store, { kind: 'na', itemId: item.id })}
        >
          <Icon of={Minus} size={20} />
          {common.answers.na}
        </button>
      )}
      {answer?.na && (
        <span class={styles.hint}>
          {[common.naReasons[answer.na.reason], answer.na.note].filter(Boolean).join(' · ')}
        </span>
      )}
    </div>
  );
}

/** Where the item comes from; what has not been checked against the original says so before it is opened. */
export function SourceLink({ item }: { item: Item; number: number }) {
  const store = useStore();
  const { inspection, common } = useWords();
  return (
    <button type="button" class={styles.link} onClick={() => openSheet(store, { kind: 'source', itemId: item.id })}>
      {item.flag === 'U' ? common.unverified : inspection.source}
    </button>
  );
}
