// One item of the checklist. Answered it is one line; the one the person is at is large and has everything at hand.
import { useMemo, useRef } from 'preact/hooks';
import { judge, type Answer } from '../../domain/answer.ts';
import type { Item } from '../../domain/template.ts';
import type { Bilingual } from '../../domain/text.ts';
import { answerText } from '../answer-text.ts';
import { clock, inLanguage } from '../format.ts';
import { allWords } from '../preferences.ts';
import { useLanguage, useWords } from '../use-screen.ts';
import { Badge } from '../ui/badge.tsx';
import { later } from '../ui/later.tsx';
import { Stop } from '../ui/line.tsx';
import { butForPhotos } from './answering.ts';
import { AnswerControl } from './answer-control.tsx';
import { PassOrFail } from './choice-answer.tsx';
import { turnTo } from './draft-actions.ts';
import { useKeptFocus } from './kept-focus.ts';
import { limitText } from './item-words.ts';
import { Known } from './known-door.ts';
import { LastResult } from './last-result.tsx';
import { ItemPhotos } from './item-photos.tsx';
import { RowTools, SourceLink } from './row-tools.tsx';
import { isNeeded, lackOf, stationState } from './stations.ts';
import { useDraft, useStore } from './use-draft.ts';
import styles from './item-row.module.css';

const AssetTools = later(async () => {
  await allWords();
  return (await import('../fetched/assets.ts')).AssetTools;
});
const LostShot = later(async () => (await import('../fetched/walk.ts')).LostShot);

/** One by one, and nothing of it is registered at the place. */
const mayWalk = ({ template, isTrial, getState }: ReturnType<typeof useStore>): boolean =>
  template.perAsset !== undefined && !isTrial && !getState().draft.assets?.length;

export type ItemProps = { item: Item; number: number };

export function ItemRow({ item, number }: ItemProps) {
  const store = useStore();
  const drawn = useRef<Answer>(undefined);
  const [answer, isHere, isUnfolded, isKnown] = useDraft(({ answers, here, unfolded, known, sheet, camera }) => [
    // A photo that comes meanwhile is shown by what lies over the row, and the row waits until that is gone.
    sheet || camera ? butForPhotos(answers.get(item.id), drawn.current) : answers.get(item.id),
    here === item.id,
    unfolded.includes(item.id),
    known?.has(item.id),
  ]);
  drawn.current = answer;
  const isLarge = isHere || isUnfolded;
  const judgement = judge(item, answer, store.on);
  const begins = number === 1 && mayWalk(store);
  useKeptFocus(item.id, isLarge ? 'large' : judgement === 'open' ? 'open' : 'folded');
  return (
    <Stop
      state={stationState(item, answer, store.on, isHere)}
      data-item={item.id}
      aria-current={isHere ? 'step' : undefined}
    >
      {(item.section || begins) && (
        <div class={styles.part}>
          {item.section && <Section text={item.section} />}
          <AssetTools item={item} begins={begins} />
        </div>
      )}
      <RowTitle item={item} number={number} isLarge={isLarge} />
      {isKnown && <Known item={item} />}
      {isLarge ? (
        <LargeRow item={item} number={number} answer={answer} />
      ) : judgement === 'open' ? (
        <OpenRow item={item} number={number} />
      ) : (
        <FoldedRow item={item} number={number} answer={answer} />
      )}
    </Stop>
  );
}

/** The heading of the items that begin here. */
function Section({ text }: { text: Bilingual }) {
  return <h2 class={styles.section}>{inLanguage(text, useLanguage())}</h2>;
}

function RowTitle({ item, number, isLarge }: ItemProps & { isLarge: boolean }) {
  const store = useStore();
  const text = inLanguage(item.text, useLanguage());
  // The same button large and small, so that who opens a row with a key still has the focus there.
  return (
    <button
      type="button"
      class={`${styles.title} ${isLarge ? styles.large : ''}`}
      aria-expanded={isLarge}
      onClick={() => !isLarge && turnTo(store, item.id)}
    >
      {`${number} ${text}`}
    </button>
  );
}

function LargeRow({ item, number, answer }: ItemProps & { answer: Answer | undefined }) {
  const { inspection } = useWords();
  const language = useLanguage();
  const limit = limitText(item, language);
  const mayStayEmpty = useMayStayEmpty(item);
  const isLost = useDraft(({ maybeLost }) => maybeLost === item.id);
  // The very same each time, so that it is drawn when its own turn comes.
  const photos = useMemo(() => <ItemPhotos itemId={item.id} beneath />, [item.id]);
  return (
    <>
      <div class={styles.about}>
        {limit && <b>{limit}</b>}
        {mayStayEmpty && <span>{inspection.optional}</span>}
        <LastResult item={item} />
        <SourceLink item={item} number={number} />
      </div>
      {isLost && <LostShot item={item} />}
      <AnswerControl item={item} number={number} answer={answer} />
      <Said answer={answer} />
      <div class={styles.photos}>{photos}</div>
      <RowTools item={item} number={number} answer={answer} />
    </>
  );
}

/** An optional item may become required by what others say. */
function useMayStayEmpty(item: Item): boolean {
  const { on } = useStore();
  return useDraft(({ asked, answers }) => !isNeeded({ asked, answers }, item, on), 'after paint');
}

/** What was said beside the answer itself: reasons, put right on the spot, a note. */
function Said({ answer }: { answer: Answer | undefined }) {
  const says = [...useDetails(answer), answer?.note].filter(Boolean);
  return says.length > 0 ? <p class={styles.about}>{says.join(' · ')}</p> : null;
}

function useDetails(answer: Answer | undefined): string[] {
  const { template } = useStore();
  const { inspection } = useWords();
  const language = useLanguage();
  const reasons = (answer?.reasons ?? []).flatMap((index) => template.reasons[index]?.[language] ?? []);
  return answer?.fixedOnSpot ? [...reasons, inspection.abnormal.fixed] : reasons;
}

/** Not looked at yet: what can be answered with one tap can be answered from here. */
function OpenRow({ item, number }: ItemProps) {
  const { inspection } = useWords();
  const limit = limitText(item, useLanguage());
  const mayStayEmpty = useMayStayEmpty(item);
  const hasPhotos = useDraft(({ answers }) => (answers.get(item.id)?.photos.length ?? 0) > 0);
  return (
    <>
      {(limit || mayStayEmpty) && (
        <div class={styles.about}>
          {limit && <span>{limit}</span>}
          {mayStayEmpty && <span>{inspection.optional}</span>}
        </div>
      )}
      <LastResult item={item} brief />
      {item.type === 'PF' && <PassOrFail item={item} number={number} answer={undefined} />}
      {hasPhotos && (
        <div class={styles.photos}>
          <ItemPhotos itemId={item.id} />
        </div>
      )}
    </>
  );
}

function FoldedRow({ item, number, answer }: ItemProps & { answer: Answer | undefined }) {
  const store = useStore();
  const words = useWords();
  const language = useLanguage();
  const details = useDetails(answer);
  if (!answer) return null;
  const isAbnormal = judge(item, answer, store.on) === 'abnormal';
  const isWordy = isAbnormal && item.type !== 'PF';
  const says = [
    answer.via === 'bulk' ? words.inspection.bulkMark : answerText(item, answer, words, language),
    isWordy && words.common.answers.fail,
    ...details,
  ];
  const lack = lackOf(store.getState(), item, store.on);
  return (
    <div class={styles.folded}>
      <span class={`${styles.says} ${isAbnormal ? styles.wrong : ''}`}>{says.filter(Boolean).join(' · ')}</span>
      {answer.photos.length > 0 && <span>{words.common.photos(answer.photos.length)}</span>}
      <time>{clock(answer.at)}</time>
      {(lack === 'photo-required' || lack === 'after-photo-required') && (
        <Badge tone="warn">{words.inspection.photoMissing}</Badge>
      )}
      <button
        type="button"
        class={styles.change}
        aria-label={words.inspection.changeItem(number)}
        onClick={() => turnTo(store, item.id)}
      >
        {words.inspection.change}
      </button>
    </div>
  );
}
