// The score of a checklist that has weights, and whether it is enough.
import type { Score } from '../domain/score.ts';
import { useWords } from './use-screen.ts';
import { Badge } from './ui/badge.tsx';

type ScoreProps = { score: Score; passMark: number | undefined };

export function ScoreLine({ score, passMark }: ScoreProps) {
  const { records } = useWords();
  const { points, of, percent, passed } = score;
  return (
    <p>
      <span>{records.score(points, of, percent)}</span>
      {passed === false && <Badge tone="abnormal">{records.scoreFailed(passMark ?? 0)}</Badge>}
      {passed === true && <Badge tone="normal">{records.scorePassed}</Badge>}
    </p>
  );
}
