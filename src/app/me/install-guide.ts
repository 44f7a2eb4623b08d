// What a person presses in which browser to get the icon onto the home screen.
import type { Browser, BrowserName } from '../browser.ts';

export type GuideStep =
  | 'iosShare'
  | 'iosAdd'
  | 'iosOpen'
  | 'iosOther'
  | 'menuTop'
  | 'menuBottom'
  | 'add'
  | 'open'
  | 'permission'
  | 'desktop'
  | 'unsure';

const menuAbove: ReadonlySet<BrowserName> = new Set(['chrome', 'edge']);
/** Their storage or service worker was not seen working everywhere: better say so before somebody relies on it. */
const unsure: ReadonlySet<BrowserName> = new Set(['uc', 'quark', 'qqbrowser', 'other']);

export function installSteps({ name, system }: Browser): GuideStep[] {
  if (system === 'ios')
    return name === 'safari' ? ['iosShare', 'iosAdd', 'iosOpen'] : ['iosOther', 'iosShare', 'iosAdd', 'iosOpen'];
  if (system === 'desktop') return ['desktop', 'open'];
  const menu: GuideStep = menuAbove.has(name) ? 'menuTop' : 'menuBottom';
  return [...(unsure.has(name) ? (['unsure'] as const) : []), menu, 'add', 'open', 'permission'];
}
