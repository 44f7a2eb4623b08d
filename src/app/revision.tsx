// What one version of a record answers otherwise than the one before: before → after, in one glance.
import { judge, type Answer } from '../domain/answer.ts';
import { assetOf } from '../domain/asset-item.ts';
import { answerChanges, type AnswerChange, type Part, type Version } from '../domain/revision.ts';
import { answerText } from './answer-text.ts';
import { inLanguage } from './format.ts';
import { useLanguage, useWords } from './use-screen.ts';
import styles from './revision.module.css';

/** `day`: that of the inspection, yyyy-mm-dd; dates are judged by it. */
export type Told = Version & { day: string };

/** `since`: what is read is the earlier of the two. */
type RevisionProps = { before: Told; after: Told; since?: boolean };

const shownAtOnce = 5;

export function Revision({ before, after, since }: RevisionProps) {
  const { revision: words } = useWords().records;
  const changes = answerChanges(before, after);
  const [first, rest] = [changes.slice(0, shownAtOnce), changes.slice(shownAtOnce)];
  const [from, to] = [before.template.version, after.template.version];
  const list = (some: AnswerChange[]) => (
    <ul class={styles.list}>
      {some.map((change) => (
        <li key={change.item.id}>
          <Change change={change} before={before} after={after} />
        </li>
      ))}
    </ul>
  );
  return (
    <section class={styles.revision}>
      <h2>{since ? words.since(changes.length) : words.title(changes.length)}</h2>
      {from !== to && <p class={styles.quiet}>{words.template(from, to)}</p>}
      {first.length > 0 && list(first)}
      {rest.length > 0 && (
        <details class={styles.rest}>
          <summary>{words.more(rest.length)}</summary>
          {list(rest)}
        </details>
      )}
    </section>
  );
}

function Change({ change, before, after }: { change: AnswerChange; before: Told; after: Told }) {
  const language = useLanguage();
  const { item, number } = change;
  const asset = assetOf(after.inspection.assets, item.id);
  return (
    <>
      <b>
        {number} {asset && `${asset.label}: `}
        {inLanguage(item.text, language)}
      </b>
      {change.parts.map((part) => (
        <PartChange key={part} part={part} change={change} before={before} after={after} />
      ))}
    </>
  );
}

type PartProps = { part: Part; change: AnswerChange; before: Told; after: Told };

function PartChange({ part, change, before, after }: PartProps) {
  const words = useWords();
  const { revision } = words.records;
  const language = useLanguage();
  const { item } = change;
  const texts = (answer: Answer | undefined, { template }: Told): string => {
    if (part === 'value') return answerText(item, answer, words, language);
    if (part === 'note') return answer?.note ?? '';
    if (part === 'photos') return revision.photos(answer?.photos.length ?? 0);
    if (part === 'reasons')
      return (answer?.reasons ?? [])
        .flatMap((at) => template.reasons[at]?.[language] ?? [])
        .join(language === 'zh' ? '、' : ', ');
    return '';
  };
  const [was, is] = [texts(change.before, before), texts(change.after, after)];
  if (was === is) {
    const isSignature = part === 'value' && item.type === 'SIGN';
    return <p class={styles.quiet}>{isSignature ? revision.signed : revision.parts[part]}</p>;
  }
  const look = (answer: Answer | undefined, on: string) =>
    part === 'value' && judge(item, answer, on) === 'abnormal' ? styles.abnormal : '';
  return (
    <p class={styles.change}>
      {(part === 'note' || part === 'reasons') && <span class={styles.quiet}>{revision.parts[part]}</span>}
      <del class={look(change.before, before.day)}>{was || revision.none}</del>
      <span class={styles.arrow} aria-hidden="true">
        →
      </span>
      <ins class={look(change.after, after.day)}>{is || revision.none}</ins>
    </p>
  );
}
