// What changed between two versions, item by item.
import type { Item } from '../domain/template.ts';
import type { ItemChange, TemplateChanges } from '../domain/template-changes.ts';
import { inLanguage, listed } from './format.ts';
import { limitText } from './inspection/item-words.ts';
import type { Language, Words } from './state.ts';
import { sourceText } from './source-text.ts';
import { useLanguage, useWords } from './use-screen.ts';
import { Badge, type Tone } from './ui/badge.tsx';
import styles from './changes.module.css';

const tones: Record<ItemChange['is'], Tone> = { added: 'normal', removed: 'abnormal', moved: 'plain', changed: 'warn' };

export function Changes({ changes }: { changes: TemplateChanges }) {
  const language = useLanguage();
  const { checklists: words } = useWords();
  const { head, items } = changes;
  if (head.length + items.length === 0) return <p class={styles.hint}>{words.noChange}</p>;
  return (
    <ul class={styles.list}>
      {head.length > 0 && (
        <li class={styles.change}>{words.headChanged(head.map((field) => words.headFields[field]))}</li>
      )}
      {items.map((change) => (
        <li key={`${change.is} ${change.item.id}`} class={styles.change}>
          <span class={styles.line}>
            <Badge tone={tones[change.is]}>{words.changed[change.is]}</Badge>
            <span>{inLanguage(change.item.text, language)}</span>
          </span>
          {change.is === 'changed' && <Changed change={change} />}
        </li>
      ))}
    </ul>
  );
}

function Changed({ change }: { change: Extract<ItemChange, { is: 'changed' }> }) {
  const language = useLanguage();
  const all = useWords();
  const words = all.checklists;
  return (
    <>
      {change.fields.map((field) => {
        const [was, is] = [shown(change.before, field, language, all), shown(change.item, field, language, all)];
        return (
          <p key={field} class={styles.hint}>
            {words.fields[field]}
            {(was || is) && (
              <>
                {language === 'zh' ? '：' : ': '}
                {was && <span class={styles.before}>{was}</span>} {is}
              </>
            )}
          </p>
        );
      })}
    </>
  );
}

/** What can be said of a member in a few words; of the others only that they changed. */
function shown(item: Item, field: keyof Item, language: Language, { checklists: words, inspection }: Words): string {
  if (field === 'type') return words.types[item.type];
  if (field === 'photo') return words.photos[item.photo];
  if (field === 'grade') return words.grades[item.grade ?? 'none'];
  if (field === 'due') return item.due ? words.dues[item.due] : words.none;
  if (field === 'flag') return words.flags[item.flag];
  if (field === 'text' || field === 'section' || field === 'dept' || field === 'majorIf') {
    const text = item[field];
    return text ? inLanguage(text, language) : '';
  }
  if (field === 'limit' || field === 'range') return limitText(item, language);
  if (field === 'options')
    return listed(
      (item.options ?? []).map((option) => option[language] + (option.major ? ` (${words.grades.MS})` : '')),
      language,
    );
  if (field === 'source') return sourceText(item.source, inspection.laws);
  return '';
}
