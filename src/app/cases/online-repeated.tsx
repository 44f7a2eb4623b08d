// Which photos of a case were handed in before, for whoever checks it: a fact, and no step is refused for it.
import type * as v from 'valibot';
import { HazardView } from '../../domain/hazard-reports.ts';
import { isManager } from '../../domain/person.ts';
import { nearDayAndClock } from '../format.ts';
import { useReport } from '../use-report.ts';
import { useLanguage, useSession } from '../use-screen.ts';
import styles from './cases.module.css';
import { useCaseWords } from './use-words.ts';

const Schema = HazardView as unknown as v.GenericSchema<unknown, HazardView>;
/** Where each kind of thing is read; the school's records are for managers. */
const folders = { hazard: '/hazards/', inspection: '/school-record/', round: '/rounds-board/' };

export type RepeatedPhotosProps = { id: string };

export function RepeatedPhotos({ id }: RepeatedPhotosProps) {
  const { person } = useSession();
  const language = useLanguage();
  const { page, steps } = useCaseWords();
  const { body } = useReport<HazardView>(`/api/hazards/${encodeURIComponent(id)}`, Schema);
  return (
    <>
      {body?.again?.map(({ spot, isSame, earlier: { about, id: other, at } }) => {
        const where =
          spot === 'pass' || spot === 'look-back' ? steps[spot] : spot === 'report' ? page.before : page.after;
        const when = page.handedIn(nearDayAndClock(at, language));
        return (
          <p key={`${spot} ${other} ${at}`} class={styles.note}>
            {page.repeated(where, isSame)}{' '}
            {isManager(person) && other !== id ? <a href={folders[about] + encodeURIComponent(other)}>{when}</a> : when}
          </p>
        );
      })}
    </>
  );
}
