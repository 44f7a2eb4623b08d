// Files that only some people's work needs: kept on the phones of those people, and not on everybody's.

/** `kitchen`: who reads the register of samples; `samples`: who keeps it. `codes`: who has a browser that reads none itself. `online`: what needs the school or a printer anyway, kept by nobody. */
export type Work = 'kitchen' | 'samples' | 'desk' | 'rounds' | 'handling' | 'codes' | 'online';

/** By the names the build gives them; what two kinds of work share stands with both. */
const filesOf: Record<Work, RegExp> = {
  kitchen:
    /^assets\/(kitchen|kitchen-today|kitchen\.module|label-groups|hand-over|register-since|square|beside-app|reports)-/,
  samples: /^assets\/labels-/,
  desk: /^assets\/(desk|school-today|checklists|writing|use-drag|reports)-/,
  rounds: /^assets\/(rounds|due-rounds|square|line-map)-/,
  codes: /^assets\/decode-/,
  handling: /^assets\/(handling|step-sheets)-/,
  online:
    /^assets\/(set-up|case-desk|online-case|point-labels|place-file|import-sheet|alerts|notify|plans|round-papers|quality|search-pages|photo-wall|public-report|analysis|ledgers|administration|invited|invite)-/,
};

/** Whose work needs this file; nobody's in particular is what everybody keeps. */
export function worksOf(url: string): Work[] {
  const works = Object.keys(filesOf) as Work[];
  return works.filter((work) => filesOf[work].test(url));
}
