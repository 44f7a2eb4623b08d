// The checklists of a point, each with whether it has been filled in on this round.
import { CircleCheckBig, ClipboardList } from 'lucide';
import { clock, inLanguage } from '../format.ts';
import { useLanguage } from '../use-screen.ts';
import { Rows, Row } from '../ui/rows.tsx';
import type { RoundHere } from '../../db/rounds.ts';
import styles from './rounds.module.css';
import type { Station } from './stations.ts';
import { useActing } from '../use-acting.ts';
import { useChecklists, useFilling } from './use-checklists.ts';
import { useRoundWords } from './use-words.ts';

export function PointChecklists({ here, station }: { here: RoundHere; station: Station }) {
  const language = useLanguage();
  const words = useRoundWords();
  const { failed, run } = useActing();
  const list = useChecklists(here, station);
  const fill = useFilling(here);
  if (!list || list.length === 0) return null;
  return (
    <section>
      <h3 class={styles.label}>{words.checklists}</h3>
      <Rows>
        {list.map(({ code, template, done }) =>
          done ? (
            <Row key={code} icon={CircleCheckBig} href={`/record/${done.id}`} about={words.checked(clock(done.at))}>
              {template ? inLanguage(template.name, language) : code}
            </Row>
          ) : (
            <Row
              key={code}
              icon={ClipboardList}
              disabled={!template}
              about={template ? words.toCheck : words.noChecklist}
              onClick={() => template && run(() => fill(station, template))}
            >
              {template ? inLanguage(template.name, language) : code}
            </Row>
          ),
        )}
      </Rows>
      {failed && (
        <p class={styles.failed} role="alert">
          {failed}
        </p>
      )}
    </section>
  );
}
