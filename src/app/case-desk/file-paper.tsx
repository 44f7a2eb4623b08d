// 隐患整改案卷: all that is known of a case, every step of it, and its photos before and after.
import { titleIn } from '../../domain/hazard-title.ts';
import { caseNumber } from '../../domain/case-number.ts';
import { handlingOf, toldAs } from '../../domain/hazard-handling.ts';
import { listedAfter } from '../../domain/listed-state.ts';
import { categoryOf, foundOf, type Hazard } from '../../domain/hazard.ts';
import { dayAndClock } from '../format.ts';
import { Signature } from '../ui/signature.tsx';
import { PaperTable, Signs } from './notice-paper.tsx';
import { fileLines, filePhotos } from './paper-words.ts';
import { PaperPhotos, type PaperProps } from './paper-photos.tsx';
import styles from './paper.module.css';
import { usePaper } from './use-paper.ts';

export function FilePaper({ hazard, have }: PaperProps) {
  const paper = usePaper();
  const { file } = paper.desk;
  const photos = filePhotos(hazard, paper);
  return (
    <article class={styles.paper}>
      <p class={styles.school}>{paper.school}</p>
      <h2>{file.title}</h2>
      <p class={styles.number}>{paper.desk.notice.number(caseNumber(hazard, paper.timeZone))}</p>
      <PaperTable lines={fileLines(hazard, paper)} />
      <h3>{file.steps}</h3>
      <Course hazard={hazard} />
      <h3>{file.photos}</h3>
      {photos.length > 0 ? <PaperPhotos hazard={hazard} have={have} photos={photos} /> : <p>{file.noPhotos}</p>}
      <Signs names={categoryOf(hazard) === 'fire' ? [...file.signs, file.fireSign] : file.signs} />
      <p class={styles.made}>{paper.made}</p>
    </article>
  );
}

/** What was put right at once waited to be confirmed. */
function firstStateOf(hazard: Hazard): 'reported' | 'fixed-on-spot' {
  const answered = handlingOf(hazard).steps.some(({ said }) => said.do === 'confirm' || said.do === 'send-back');
  return answered || hazard.state === 'fixed-on-spot' ? 'fixed-on-spot' : 'reported';
}

/** From the report on: who, when, by which clock, and how it stood after it. */
function Course({ hazard }: Pick<PaperProps, 'hazard'>) {
  const { desk, cases, language } = usePaper();
  const { columns, notSure } = desk.file;
  const found = foundOf(hazard);
  const first = [titleIn(language, hazard), hazard.note].filter(Boolean).join(' ');
  return (
    <table class={styles.course}>
      <thead>
        <tr>
          {Object.values(columns).map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        <tr>
          <td>1</td>
          <td>
            {dayAndClock(found.at, language)}
            {!found.sure && notSure}
            {hazard.found && ` ${desk.file.received(dayAndClock(hazard.reportedAt, language))}`}
          </td>
          <td>{hazard.reportedByName || cases.sources.public}</td>
          <td>{desk.file.reported}</td>
          <td>{first}</td>
          <td>{cases.states[firstStateOf(hazard)]}</td>
        </tr>
        {handlingOf(hazard).steps.map((step, n, all) => (
          <tr key={step.stepId}>
            <td>{n + 2}</td>
            <td>
              {dayAndClock(step.at, language)}
              {!step.sure && notSure}
            </td>
            <td>{step.name}</td>
            <td>{cases.did[toldAs(step.said)]}</td>
            <td>
              {[
                step.whom && `→ ${step.whom}`,
                step.extra && cases.extraLook[step.extra],
                'note' in step.said && step.said.note,
              ]
                .filter(Boolean)
                .join(' ')}
              {'signature' in step.said && step.said.signature && (
                <Signature {...step.said.signature} alt={cases.signed(step.said.signature.name)} />
              )}
            </td>
            <td>{step.without ? cases.without : cases.states[listedAfter(step.state, all.slice(0, n + 1))]}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
