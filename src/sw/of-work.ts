// Files that only some people's work needs: kept on the phones of those people, and not on everybody's.

/** `online`: what needs the school or a printer anyway, kept by nobody. */
export type Work = 'kitchen' | 'desk' | 'rounds' | 'online';

/** By the names the build gives them; what two kinds of work share stands with both. */
const filesOf: Record<Work, RegExp> = {
  kitchen:
    /^assets\/(kitchen|kitchen-today|kitchen\.module|labels|label-groups|hand-over|register-since|square|box-camera|beside-app)-/,
  desk: /^assets\/(desk|school-today|checklists|writing|use-drag)-/,
  rounds: /^assets\/(rounds|due-rounds|square|box-camera)-/,
  online: /^assets\/(set-up|point-labels|place-file|import-sheet|alerts|plans|round-papers|quality|public-report)-/,
};

/** Whose work needs this file; nobody's in particular is what everybody keeps. */
export function worksOf(url: string): Work[] {
  const works = Object.keys(filesOf) as Work[];
  return works.filter((work) => filesOf[work].test(url));
}
