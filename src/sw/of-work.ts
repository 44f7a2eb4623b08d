// Files that only some people's work needs: kept on the phones of those people, and not on everybody's.

/** `online`: what needs the school or a printer anyway, kept by nobody. */
export type Work = 'kitchen' | 'desk' | 'online';

/** By the names the build gives them. */
const filesOf: Record<Work, RegExp> = {
  kitchen:
    /^assets\/(kitchen|kitchen-today|kitchen\.module|labels|label-groups|hand-over|register-since|square|beside-app)-/,
  desk: /^assets\/(desk|checklists|writing)-/,
  online: /^assets\/(point-labels|place-file|import-sheet|alerts)-/,
};

/** Whose work needs this file; null for what everybody keeps. */
export function workOf(url: string): Work | null {
  const works = Object.keys(filesOf) as Work[];
  return works.find((work) => filesOf[work].test(url)) ?? null;
}
