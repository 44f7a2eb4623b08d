// Files that only some people's work needs: kept on the phones of those people, and not on everybody's.

/** `kitchen`: who reads the register of samples; `samples`: who keeps it. `own-cases`: who has one in hand. `codes`: who has a browser that reads none itself. `online`: what needs the school or a printer anyway, kept by nobody. */
export type Work = 'kitchen' | 'samples' | 'desk' | 'rounds' | 'handling' | 'own-cases' | 'codes' | 'online';

/** By the names the build gives them; what two kinds of work share stands with both. */
const filesOf: Record<Work, RegExp> = {
  kitchen: /^assets\/(kitchen|en-kitchen|kitchen\.module|seal-sheet|qr|label-groups|register-since|square|beside-app)-/,
  samples: /^assets\/labels-/,
  desk: /^assets\/(desk|en-desk|live|today-told|school-today|checklists|writing|recoded|use-drag)-/,
  rounds: /^assets\/(qr|case-number|rounds|en-rounds|due-rounds|square|line-map)-/,
  codes: /^assets\/(decode|qr)-/,
  handling: /^assets\/(handling|step-sheets)-/,
  'own-cases': /^assets\/(own-cases|step-own)-/,
  online:
    /^assets\/(set-up|install-offer|bring-in|school-copies|lacking-notice|case-desk|case-filter|held|today-online|today-told|role-today|floor-plan|online-case|point-labels|place-file|approvals-form|fire-approval|import-sheet|alerts|notify|plans|duty-gaps|round-calendar|responsibility|round-papers|quality|sample-register|search-pages|search-words|photo-wall|public-report|analysis|administration|invited|invite|only-here-note|hazard-ledger-report|take-file|take-keys|own-devices|own-pin)-/,
};

export const everyWork = Object.keys(filesOf) as Work[];

/** Whose work needs this file; nobody's in particular is what everybody keeps. */
export function worksOf(url: string): Work[] {
  return everyWork.filter((work) => filesOf[work].test(url));
}
