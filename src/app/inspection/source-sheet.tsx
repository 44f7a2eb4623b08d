// Where an item comes from, its full text, and what follows when it is not met.
import { pointsInWords } from '../../domain/major-points.ts';
import { inLanguage } from '../format.ts';
import { sourceText } from '../source-text.ts';
import { useLanguage, useWords } from '../use-screen.ts';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { Sheet } from '../ui/sheet.tsx';
import { closeSheet } from './draft-actions.ts';
import { limitText } from './item-words.ts';
import type { ItemProps } from './item-row.tsx';
import { SheetTitle } from './sheet-title.tsx';
import { useStore } from './use-draft.ts';
import styles from './sheets.module.css';

export function SourceSheet({ item, number }: ItemProps) {
  const store = useStore();
  const { inspection, common } = useWords();
  const language = useLanguage();
  const { laws, majorPoints, sourceSheet } = inspection;
  const limit = limitText(item, language);
  return (
    <Sheet label={sourceSheet.title} onClose={() => closeSheet(store)}>
      <SheetTitle item={item} number={number} />
      {item.flag === 'U' && (
        <p class={styles.warning}>
          <Badge tone="warn">{common.unverified}</Badge> {sourceSheet.unverified}
        </p>
      )}
      <dl class={styles.facts}>
        <Fact name={sourceSheet.source} value={sourceText(item.source, laws) || sourceSheet.practice} />
        <Fact name={sourceSheet.limit} value={limit} />
        <Fact name={sourceSheet.grade} value={item.grade ? common.grades[item.grade] : ''} />
        <Fact name={sourceSheet.dept} value={item.dept ? inLanguage(item.dept, language) : ''} />
        <Fact name={sourceSheet.due} value={item.due ? common.due[item.due] : ''} />
        <Fact name={sourceSheet.photo} value={sourceSheet.photoRules[item.photo]} />
      </dl>
      {item.mayBeMajor && (
        <p class={styles.about}>
          {[sourceSheet.mayBeMajor, pointsInWords(item.majorRefs.join('；'), majorPoints)]
            .filter(Boolean)
            .join(language === 'zh' ? '：' : ': ')}
        </p>
      )}
      <div class={styles.acts}>
        <Button data-close look="primary" large onClick={() => closeSheet(store)}>
          {common.close}
        </Button>
      </div>
    </Sheet>
  );
}

const Fact = ({ name, value }: { name: string; value: string }) =>
  value ? (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  ) : null;
