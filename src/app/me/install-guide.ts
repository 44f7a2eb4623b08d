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

const menuAbove: readonly BrowserName[] = ['chrome', 'edge'];
/** Their storage or service worker was not seen working everywhere: better say so before somebody relies on it. */
const unsure: readonly BrowserName[] = ['uc', 'quark', 'qqbrowser', 'other'];
const safeOnIos: readonly BrowserName[] = ['safari'];

export function installSteps({ name, system }: Browser): GuideStep[] {
  if (system === 'ios')
    return safeOnIos.includes(name) ? ['iosShare', 'iosAdd', 'iosOpen'] : ['iosOther', 'iosShare', 'iosAdd', 'iosOpen'];
  if (system === 'desktop') return ['desktop', 'open'];
  const menu: GuideStep = menuAbove.includes(name) ? 'menuTop' : 'menuBottom';
  return [...(unsure.includes(name) ? (['unsure'] as const) : []), menu, 'add', 'open', 'permission'];
}
