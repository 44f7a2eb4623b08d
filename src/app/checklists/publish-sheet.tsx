// Before a version is published: what has to be mended first, or what it changes.
import { useState } from 'preact/hooks';
import { publish } from '../../db/writing.ts';
import { Refusal } from '../../domain/refusal.ts';
import { leftOut, onlySometimes } from '../../domain/figures-of-law.ts';
import { changesBetween } from '../../domain/template-changes.ts';
import { faultsOf } from '../../domain/template-rules.ts';
import type { Item } from '../../domain/template.ts';
import { inLanguage } from '../format.ts';
import { deliverSoon } from '../../sync/triggers.ts';
import { sourceText } from '../source-text.ts';
import { useDb, useLanguage } from '../use-screen.ts';
import { useWords } from './use-words.ts';
import { Button } from '../ui/button.tsx';
import { Row, Rows } from '../ui/rows.tsx';
import { Sheet } from '../ui/sheet.tsx';
import { Changes } from '../changes.tsx';
import styles from './checklists.module.css';
import { figuresText } from './law-text.ts';
import type { Editing } from './use-writing.ts';
import { emptyTexts } from './writing.ts';

type PublishSheetProps = {
  editing: Editing;
  onOpen: (what: { is: 'head' } | { is: 'item'; id: string }) => void;
  onClose: () => void;
  onPublished: (version: number) => void;
};

export function PublishSheet({ editing, onOpen, onClose, onPublished }: PublishSheetProps) {
  const db = useDb();
  const { checklists: words, problems } = useWords();
  const [failed, setFailed] = useState<string | null>(null);
  const { template, newest, firstOf } = editing;
  const version = (newest?.version ?? 0) + 1;
  const changes = newest && changesBetween(newest, template);
  const faults = [
    ...emptyTexts(template).map(({ itemId, is }) => ({
      itemId,
      says: is === 'part' ? words.wordsMissing : itemId ? words.textMissing : words.nameMissing,
    })),
    ...faultsOf(template, firstOf).map(({ itemId, code }) => ({ itemId, says: problems[code] })),
  ];
  const isSame = changes !== undefined && changes.head.length + changes.items.length === 0;
  const title = isSame && faults.length === 0 ? words.nothingNew : words.publishTitle(version);
  const go = async () => {
    try {
      await editing.flush();
      await publish(db, template);
      deliverSoon();
      onPublished(version);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      setFailed(problems[error.code]);
    }
  };
  return (
    <Sheet label={title} onClose={onClose}>
      <div class={styles.form}>
        {/* Read from the top, however long the list of changes is. */}
        <h2 tabIndex={-1} autofocus>
          {title}
        </h2>
        {faults.length > 0 ? (
          <>
            <p class={styles.failed} role="alert">
              {words.faults(faults.length)}
            </p>
            <Rows>
              {faults.map(({ itemId, says }) => (
                <Row
                  key={`${itemId} ${says}`}
                  about={says}
                  onClick={() => onOpen(itemId === null ? { is: 'head' } : { is: 'item', id: itemId })}
                >
                  {itemId === null ? words.head : words.item(template.items.findIndex(({ id }) => id === itemId) + 1)}
                </Row>
              ))}
            </Rows>
          </>
        ) : (
          <>
            {changes ? (
              <>
                {!isSame && <p>{words.changes(changes.items.length + Math.min(1, changes.head.length))}</p>}
                <Changes changes={changes} />
              </>
            ) : (
              <p>{words.asFirst(template.items.length)}</p>
            )}
            {!isSame && <OfLaw says={words.leftOut} items={leftOut(template, firstOf)} />}
            {!isSame && <OfLaw says={words.onlySometimes} items={onlySometimes(template, firstOf)} />}
            {!isSame && <p class={styles.hint}>{words.publishHint}</p>}
            {failed && (
              <p class={styles.failed} role="alert">
                {failed}
              </p>
            )}
            {!isSame && (
              <Button look="primary" large wide onClick={() => void go()}>
                {words.publishNow(version)}
              </Button>
            )}
          </>
        )}
      </div>
    </Sheet>
  );
}

/** What a rule asks and this version does not, or not always: a school may have no such thing, and whoever publishes is to know. */
function OfLaw({ says, items }: { says: (n: number) => string; items: readonly Item[] }) {
  const language = useLanguage();
  const { checklists: words, inspection } = useWords();
  if (items.length === 0) return null;
  return (
    <div role="note" class={styles.failed}>
      <p>{says(items.length)}</p>
      <ul>
        {items.map((item) => (
          <li key={item.id}>
            {[
              inLanguage(item.text, language),
              figuresText(item, words, language),
              sourceText(item.source, inspection.laws),
            ]
              .filter(Boolean)
              .join(' · ')}
          </li>
        ))}
      </ul>
    </div>
  );
}
