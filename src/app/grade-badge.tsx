// How bad a hazard is, in its word; the worse, the louder.
import { OctagonAlert, TriangleAlert } from 'lucide';
import type { HazardGrade } from '../domain/hazard-words.ts';
import { useWords } from './use-screen.ts';
import { Badge, type Tone } from './ui/badge.tsx';
import { Icon } from './ui/icon.tsx';

const tones: Record<HazardGrade, Tone> = { G: 'plain', L: 'warn', MS: 'abnormal', M: 'abnormal' };

export function GradeBadge({ grade }: { grade: HazardGrade }) {
  const { grades } = useWords().common;
  return (
    <Badge tone={tones[grade]}>
      {grade !== 'G' && <Icon of={grade === 'MS' || grade === 'M' ? OctagonAlert : TriangleAlert} size={18} />}
      {grades[grade]}
    </Badge>
  );
}
