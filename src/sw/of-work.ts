// Files that only some people's work needs: kept on the phones of those people, and not on everybody's.

export type Work = 'kitchen' | 'desk';

/** By the names the build gives them. */
const filesOf: Record<Work, RegExp> = {
  kitchen:
    /^assets\/(kitchen|kitchen-today|kitchen\.module|labels|label-groups|hand-over|register-since|qr|decode|scanner)-/,
  desk: /^assets\/(desk|school-today|checklists|alerts)-/,
};

/** Whose work needs this file; null for what everybody keeps. */
export function workOf(url: string): Work | null {
  const works = Object.keys(filesOf) as Work[];
  return works.find((work) => filesOf[work].test(url)) ?? null;
}
