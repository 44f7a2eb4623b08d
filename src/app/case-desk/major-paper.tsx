// 重大隐患治理单: how it was judged and by whom, the five commitments, what is done meanwhile, and the line for the principal's word (`domain.md` 6.2).
import { caseNumber } from '../../domain/case-number.ts';
import { lastStep, photosOf } from '../../domain/hazard-handling.ts';
import type { Hazard } from '../../domain/hazard.ts';
import { Signature } from '../ui/signature.tsx';
import { majorLines } from './major-words.ts';
import { PaperTable, Signs } from './notice-paper.tsx';
import { PaperPhotos, type PaperProps } from './paper-photos.tsx';
import styles from './paper.module.css';
import { usePaper } from './use-paper.ts';

const mostPhotos = 4;

export function MajorPaper({ hazard, have }: PaperProps) {
  const paper = usePaper();
  const { major, notice } = paper.desk;
  const judgement = lastStep(hazard, 'judge');
  const photos = [...new Set([...photosOf(hazard).before, ...(judgement?.photos ?? [])])].slice(0, mostPhotos);
  return (
    <article class={styles.paper}>
      <p class={styles.school}>{paper.school}</p>
      <h2>{major.title}</h2>
      <p class={styles.number}>{notice.number(caseNumber(hazard, paper.timeZone))}</p>
      <PaperTable lines={majorLines(hazard, paper)} />
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
      <Judged hazard={hazard} />
      <h3>{major.principal}</h3>
      <p class={styles.word}>{major.word}</p>
      <Signs names={major.signs} />
      <p class={styles.made}>{paper.made}</p>
    </article>
  );
}

/** As whoever judged signed it in the app. */
function Judged({ hazard }: { hazard: Hazard }) {
  const { desk, cases } = usePaper();
  const step = lastStep(hazard, 'judge');
  const signature = step?.said.do === 'judge' && step.said.signature;
  if (!signature) return null;
  return (
    <>
      <h3>{desk.major.judgedBy}</h3>
      <Signature {...signature} alt={cases.signed(signature.name)} />
    </>
  );
}
