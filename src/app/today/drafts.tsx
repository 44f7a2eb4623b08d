// Inspections that are not finished: the newest as the one next thing, the others below it.
import type { Draft } from '../../db/device-db.ts';
import { clock, inLanguage } from '../format.ts';
import { useLanguage, useWords } from '../use-screen.ts';
import { ButtonLink } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { Row, Rows } from '../ui/rows.tsx';
import styles from './today.module.css';

type DraftsProps = { drafts: readonly Draft[]; totals: ReadonlyMap<string, number> };

export function Drafts({ drafts, totals }: DraftsProps) {
  const language = useLanguage();
  const { today } = useWords();
  const [newest, ...others] = drafts;
  if (!newest) return null;
  const progress = (draft: Draft) => {
    const total = totals.get(draft.template.code);
    return total === undefined ? '' : today.progress(answered(draft), total);
  };
  return (
    <div class={styles.block}>
      <Card kind="main">
        <div class={styles.resume}>
          <div>
            <div class={styles.small}>{today.resume}</div>
            <h2>{inLanguage(newest.templateName, language)}</h2>
            <div class={styles.small}>
              {newest.placeName}
              <br />
              {progress(newest)} <b class={styles.saved}>{today.saved}</b>
            </div>
          </div>
          <ButtonLink look="primary" large href={`/inspection/${newest.id}`}>
            {today.goOn}
          </ButtonLink>
        </div>
      </Card>
      {others.length > 0 && (
        <section class={styles.others}>
          <h2 class={styles.label}>{today.otherDrafts(others.length)}</h2>
          <Rows>
            {others.map((draft) => (
              <Row
                key={draft.id}
                href={`/inspection/${draft.id}`}
                about={
                  <>
                    {inLanguage(draft.templateName, language)}
                    <br />
                    {progress(draft)} · {clock(draft.changedAt, language)}
                  </>
                }
              >
                {draft.placeName}
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
