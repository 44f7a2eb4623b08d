// A screen as it looks to people: by day, by night and in high contrast, in both languages, in every size of letters.
import { expect, type Page } from '@playwright/test';
import type { Screens } from './screens.ts';
import { inTurn, isWhole } from './turn.ts';

export type Look = { theme: string; size: string; language: string };
export const usual: Look = { theme: 'day', size: 'standard', language: 'zh' };
export function look(theme: string, size: string, language: string): Look {
  return { theme, size, language };
}

export async function isSound(screens: Screens, what: string, senses: 'all' | 'look' | 'none' = 'all'): Promise<void> {
  const { page } = screens;
  if (senses !== 'none')
    expect.soft(await (senses === 'all' ? screens.faults() : screens.faultsOfLook()), what).toEqual([]);
  const { wide, squeezed } = await page.evaluate(() => ({
    wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    squeezed: Array.from(document.querySelectorAll('svg[width][focusable]'), (icon) => [
      icon.getBoundingClientRect().width,
      Number(icon.getAttribute('width')) * 0.75,
    ]).filter(([is, least]) => is! > 0 && is! < least!),
  }));
  expect.soft(wide, `${what} is wider than the phone`).toBeLessThanOrEqual(0);
  expect.soft(squeezed, `${what} squeezes icons`).toEqual([]);
}

/** On a phone letters and colours are the style sheet's alone: looks that go one after the other in one language are put on where the screen stands. */
function visitsOf(looks: readonly Look[], isNarrow: boolean): Look[][] {
  const visits: Look[][] = [];
  for (const kept of looks) {
    const last = visits.at(-1);
    if (isNarrow && last?.[0]!.language === kept.language) last.push(kept);
    else visits.push([kept]);
  }
  return visits;
}

/** As the app does it for whoever chooses so. */
const wear = (page: Page, { theme, size }: Look): Promise<unknown> =>
  page.evaluate((dress) => Object.assign(document.documentElement.dataset, dress), { theme, size });

/** What is said is read once in each language, the look in each of the looks. `again`: in another width, in one of the looks, in turn. */
async function lookInEach(screens: Screens, looks: readonly Look[], paths: string[], again: boolean): Promise<void> {
  const { page } = screens;
  const read = new Set<string>();
  for (const visit of visitsOf(looks, page.viewportSize()!.width < 500)) {
    const [first] = visit as [Look];
    await choose(page, first);
    for (const [n, path] of paths.entries()) {
      await go(screens, path, n === 0);
      for (const kept of visit) {
        if (kept !== first) await wear(page, kept);
        const once = kept === first && !read.has(kept.language) ? 'all' : 'look';
        const itsTurn = looks[n % looks.length] === kept ? 'all' : 'none';
        await isSound(screens, `${path} ${Object.values(kept).join(' ')}`, again ? itsTurn : once);
      }
      if (visit.length > 1) await wear(page, first);
    }
    read.add(first.language);
  }
}

/** Each screen in one of the looks with each commit, in another one the next time. */
async function lookInTurn(screens: Screens, looks: readonly Look[], paths: string[]): Promise<void> {
  const what = `looks at ${paths.length} screens, ${screens.page.viewportSize()!.width} wide`;
  for (const [n, kept] of looks.entries()) {
    await choose(screens.page, kept);
    for (const [m, path] of inTurn(`${what}, ${kept.theme}`, paths, looks.length, n).entries()) {
      await go(screens, path, m === 0);
      await isSound(screens, `${path} ${Object.values(kept).join(' ')}`);
    }
  }
}

const choose = (page: Page, kept: Look): Promise<unknown> =>
  page.evaluate((chosen) => localStorage.setItem('patrol-preferences', JSON.stringify(chosen)), kept);

async function go(screens: Screens, path: string, isFirst: boolean): Promise<void> {
  await (isFirst ? screens.open(path) : screens.follow(path));
  const shown = await screens.page.evaluate(() => [location.pathname, location.search]);
  expect(path.includes('?') ? shown.join('') : shown[0]).toBe(path);
}

export async function lookAt(screens: Screens, looks: readonly Look[], paths: string[], again = false): Promise<void> {
  const { page } = screens;
  const troubles: string[] = [];
  page.on('console', (message) => message.type() === 'error' && troubles.push(message.text()));
  page.on('pageerror', (error) => troubles.push(error.message));
  await (isWhole ? lookInEach(screens, looks, paths, again) : lookInTurn(screens, looks, paths));
  expect(troubles).toEqual([]);
}
