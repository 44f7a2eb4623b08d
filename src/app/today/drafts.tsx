// Inspections that are not finished: the newest as the one next thing, the others below it.
import type { Draft } from '../../db/device-db.ts';
import { clock, inLanguage } from '../format.ts';
import { useLanguage, useScreen, useWords } from '../use-screen.ts';
import { ButtonLink } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { Row, Rows } from '../ui/rows.tsx';
import styles from './today.module.css';
import type { DraftLine } from './at-hand.ts';

export function Drafts({ drafts }: { drafts: readonly DraftLine[] }) {
  const language = useLanguage();
  const { today, inspection } = useWords();
  const unsaved = useScreen((now) => now.unsaved);
  const [newest, ...others] = drafts;
  if (!newest) return null;
  const progress = ({ draft, total }: DraftLine) => (total === null ? '' : today.progress(answered(draft), total));
  const { draft: last } = newest;
  return (
    <div class={styles.block}>
      <Card kind="main">
        <div class={styles.resume}>
          <div>
            <div class={styles.small}>{today.resume}</div>
            <h2>{inLanguage(last.templateName, language)}</h2>
            <div class={styles.small}>
              {last.placeName}
              <br />
              {progress(newest)}{' '}
              {unsaved.includes(last.id) ? (
                <b class={styles.unsaved}>{inspection.notSaved}</b>
              ) : (
                <b class={styles.saved}>{today.saved}</b>
              )}
            </div>
          </div>
          <ButtonLink look="primary" large href={`/inspection/${last.id}`}>
            {today.goOn}
          </ButtonLink>
        </div>
      </Card>
      {others.length > 0 && (
        <section class={styles.others}>
          <h2 class={styles.label}>{today.otherDrafts(others.length)}</h2>
          <Rows>
            {others.map((line) => (
              <Row
                key={line.draft.id}
                href={`/inspection/${line.draft.id}`}
                about={
                  <>
                    {inLanguage(line.draft.templateName, language)}
                    <br />
                    {progress(line)} ·{' '}
                    {unsaved.includes(line.draft.id) ? inspection.notSaved : clock(line.draft.changedAt)}
                  </>
                }
              >
                {line.draft.placeName}
              </Row>
            ))}
          </Rows>
        </section>
      )}
    </div>
  );
}

/** Items with an answer of any kind. */
const answered = (draft: Draft): number =>
  draft.answers.filter((answer) => answer.value !== null || answer.na !== undefined).length;
