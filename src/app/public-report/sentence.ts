// Why it did not work, to somebody who has no records here and no safety office on the phone.
import type { ProblemCode } from '../../domain/refusal.ts';
import type { Failure } from '../../sync/rest.ts';
import type { PublicReportWords } from '../words/public-report.ts';

/** `all`: what is said to people who work here, for the few codes that mean the same to everybody. */
export function sentenceOf(failure: Failure, words: PublicReportWords, all: Record<ProblemCode, string>): string {
  const { why, code, retryAfterMs } = failure;
  if (why === 'unreachable') return words.unreachable;
  if (code === 'too-many-requests' && retryAfterMs) return words.wait(Math.ceil(retryAfterMs / 60_000));
  const own: Partial<Record<ProblemCode, string>> = words.problems;
  if (code === 'csrf') return all.csrf;
  return (code && own[code]) ?? words.failed;
}
