// 隐患整改案卷: all that is known of a case, every step of it, and its photos before and after.
import { caseNumber } from '../../domain/case-number.ts';
import { handlingOf, type HazardStep } from '../../domain/hazard-handling.ts';
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
  const { steps } = handlingOf(hazard);
  const photos = filePhotos(hazard, paper);
  return (
    <article class={styles.paper}>
      <p class={styles.school}>{paper.school}</p>
      <h2>{file.title}</h2>
      <p class={styles.number}>{paper.desk.notice.number(caseNumber(hazard, paper.timeZone))}</p>
      <PaperTable lines={fileLines(hazard, paper)} />
      <h3>{file.steps}</h3>
      <Course steps={steps} />
      <h3>{file.photos}</h3>
      {photos.length > 0 ? <PaperPhotos hazard={hazard} have={have} photos={photos} /> : <p>{file.noPhotos}</p>}
      <Signs names={file.signs} />
      <p class={styles.made}>{paper.made}</p>
    </article>
  );
}

function Course({ steps }: { steps: readonly HazardStep[] }) {
  const { desk, cases, language } = usePaper();
  const { columns, notSure } = desk.file;
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
        {steps.map((step, n) => (
          <tr key={step.stepId}>
            <td>{n + 1}</td>
            <td>
              {dayAndClock(step.at, language)}
              {!step.sure && notSure}
            </td>
            <td>{step.name}</td>
            <td>{cases.did[step.said.do]}</td>
            <td>
              {[step.whom && `→ ${step.whom}`, 'note' in step.said && step.said.note].filter(Boolean).join(' ')}
              {'signature' in step.said && step.said.signature && (
                <Signature {...step.said.signature} alt={cases.signed(step.said.signature.name)} />
              )}
            </td>
            <td>{step.without ? cases.without : cases.states[step.state]}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
