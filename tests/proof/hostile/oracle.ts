// What must hold of every answer, whatever was asked (P18).
import { problems } from '../../../src/domain/problems.ts';

/** `ms`: of processor time, which a busy machine does not change. */
export type Told = { status: number; type: string | null; text: string; ms: number };

const longestMs = 2000;

/** The processor time of this thread since then. */
export function workedMs(since: NodeJS.CpuUsage): number {
  const { user, system } = process.threadCpuUsage(since);
  return (user + system) / 1000;
}

/** What is wrong with an answer; null when nothing is. `known`: it must be a problem with a code of the list. */
export function wrongWith({ status, type, text, ms }: Told): string | null {
  if (ms > longestMs) return `took ${ms.toFixed(0)} ms`;
  if (status >= 500) return `answered ${status}: ${text.slice(0, 200)}`;
  if (status < 400) return null;
  if (type !== 'application/problem+json') return `answered ${status} as ${type}`;
  const { code, status: said } = JSON.parse(text) as { code: keyof typeof problems; status: number };
  if (problems[code] !== status || said !== status) return `answered ${status} with the code ${code}`;
  if (/\bat .*:\d+:\d+|node:|SQLITE|\/src\//.test(text)) return `tells of its inside: ${text.slice(0, 200)}`;
  return null;
}
