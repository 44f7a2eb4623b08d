// Whether putting the app on the home screen is offered after a record, and how it is done here.
import type { Browser } from '../browser.ts';

/** button: the browser asks itself. share, menu: the person does it, told where. */
export type OfferKind = 'button' | 'share' | 'menu';

/** null: nothing is offered, since this browser does not say that it can. */
export function offerKind({ name, system }: Browser, isAskedByBrowser: boolean): OfferKind | null {
  if (isAskedByBrowser) return 'button';
  if (system === 'desktop') return null;
  return system === 'ios' && name === 'safari' ? 'share' : 'menu';
}
