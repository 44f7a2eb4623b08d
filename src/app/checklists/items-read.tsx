// The items of a checklist to read: what each asks, how it is answered, and what it stands on.
import type { Item } from '../../domain/template.ts';
import { inLanguage } from '../format.ts';
import { limitText } from '../inspection/item-words.ts';
import { sourceText } from '../source-text.ts';
import { useLanguage } from '../use-screen.ts';
import { useWords } from './use-words.ts';
import styles from './checklists.module.css';
import { conditionsText } from './condition-words.ts';

export function ItemsRead({ items }: { items: readonly Item[] }) {
  const language = useLanguage();
  const { laws } = useWords().inspection;
  return (
    <ol class={styles.list}>
      {items.map((item, index) => (
        <li key={item.id} class={styles.change}>
          {item.section && <div class={styles.section}>{inLanguage(item.section, language)}</div>}
          <b>
            {index + 1} {inLanguage(item.text, language)}
          </b>
          <p class={styles.hint}>
            <AboutItem {...{ item, items }} />
          </p>
          {item.source && <p class={styles.hint}>{sourceText(item.source, laws)}</p>}
        </li>
      ))}
    </ol>
  );
}

/** Its kind of answer, its limits, its demands and when it is asked, in one line. `items`: those of the checklist. */
export function AboutItem({ item, items }: { item: Item; items: readonly Item[] }) {
  const language = useLanguage();
  const { assets, checklists: words } = useWords();
  const says = [
    words.types[item.type],
    limitText(item, language),
    item.photo === 'none' || item.photo === 'optional' ? '' : words.photos[item.photo],
    item.grade ? words.grades[item.grade] : '',
    item.optional ? words.optional : '',
    item.once ? words.fields.once : '',
    item.perAsset ? words.eachAsset(assets.categories[item.perAsset]) : '',
    item.made ? words.fields.made : '',
    item.register ? `${words.register}${language === 'zh' ? '：' : ': '}${words.registers[item.register]}` : '',
    item.everyMonths ? words.monthly(item.everyMonths) : '',
    conditionsText(item, items, words, language),
  ];
  return <>{says.filter(Boolean).join(' · ')}</>;
}
