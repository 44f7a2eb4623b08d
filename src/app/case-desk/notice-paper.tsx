// 隐患整改通知书: what is wrong, who puts it right by when, and on which law it rests (`domain.md` 7.2, 8.1).
import { categoryOf, foundOf } from '../../domain/hazard.ts';
import { caseNumber } from '../../domain/case-number.ts';
import { handlingOf, photosOf } from '../../domain/hazard-handling.ts';
import { dayName } from '../days.ts';
import { dayKey } from '../format.ts';
import { howFound, noticeLines } from './paper-words.ts';
import { PaperPhotos, type PaperProps } from './paper-photos.tsx';
import styles from './paper.module.css';
import { usePaper } from './use-paper.ts';

const mostPhotos = 4;

export function NoticePaper({ hazard, have }: PaperProps) {
  const paper = usePaper();
  const { notice } = paper.desk;
  const { deptName, person } = handlingOf(hazard);
  const day = dayName(dayKey(foundOf(hazard).at), paper.language);
  const photos = photosOf(hazard).before.slice(0, mostPhotos);
  return (
    <article class={styles.paper}>
      <p class={styles.school}>{paper.school}</p>
      <h2>{notice.title}</h2>
      <p class={styles.number}>{notice.number(caseNumber(hazard, paper.timeZone))}</p>
      <p>{notice.to([deptName, person?.name].filter(Boolean).join(' ') || notice.blank)}</p>
      <p class={styles.opening}>{notice.opening(day, hazard.placeName, howFound(hazard, paper))}</p>
      <PaperTable lines={noticeLines(hazard, paper)} />
      {photos.length > 0 && (
        <>
          <h3>{notice.before}</h3>
          <PaperPhotos
            hazard={hazard}
            have={have}
            photos={photos.map((sha256, n) => ({ sha256, word: `${notice.before} ${n + 1}` }))}
          />
        </>
      )}
      <p class={styles.law}>
        {categoryOf(hazard) === 'fire' || categoryOf(hazard) === 'electricity' ? notice.law : notice.lawOther}
      </p>
      <Signs names={notice.signs} />
      <p class={styles.made}>{paper.made}</p>
    </article>
  );
}

export const PaperTable = ({ lines }: { lines: readonly [string, string][] }) => (
  <table class={styles.lines}>
    <tbody>
      {lines.map(([name, text]) => (
        <tr key={name}>
          <th scope="row">{name}</th>
          <td>{text}</td>
        </tr>
      ))}
    </tbody>
  </table>
);

/** Lines to write on by hand. */
export const Signs = ({ names }: { names: readonly string[] }) => (
  <dl class={styles.signs}>
    {names.map((name) => (
      <div key={name}>
        <dt>{name}</dt>
        <dd />
      </div>
    ))}
  </dl>
);
