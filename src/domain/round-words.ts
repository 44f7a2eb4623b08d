// What became of a round and why a point was passed over, where the school says it itself: in messages, to groups, on papers.
import type { Outcome, SkipReason } from './round.ts';
import type { Bilingual } from './text.ts';

export const outcomeWords: Record<Outcome, Bilingual> = {
  done: { zh: '完成', en: 'done' },
  late: { zh: '迟巡', en: 'late' },
  partly: { zh: '有漏点', en: 'points missed' },
  missed: { zh: '漏巡', en: 'missed' },
};

export const skipWords: Record<SkipReason, Bilingual> = {
  locked: { zh: '锁着进不去', en: 'locked' },
  'closed-off': { zh: '施工封闭', en: 'closed off for works' },
  emergency: { zh: '有紧急情况', en: 'an emergency' },
  'no-code': { zh: '码坏了或没有码', en: 'code broken or missing' },
  other: { zh: '其他原因', en: 'another reason' },
};
