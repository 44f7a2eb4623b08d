// A real Chromium and Chinese letters for it, installed where there are none.
import { chromium } from '@playwright/test';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const known = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
];

function installed(): string | undefined {
  const named = process.env['CHROME_PATH'];
  if (named) return named;
  return [...known, chromium.executablePath()].find((path) => existsSync(path));
}

const hasChineseLetters = (): boolean => {
  const list = spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' });
  return list.status === 0 && list.stdout.trim() !== '';
};

const isDebianRoot = (): boolean => existsSync('/usr/bin/apt-get') && process.getuid?.() === 0;

function aptInstall(packages: string[]): void {
  console.log(`installing ${packages.join(', ')}`);
  const quiet = {
    stdio: ['ignore', 'ignore', 'inherit'] as ('ignore' | 'inherit')[],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  };
  execFileSync('apt-get', ['update', '-qq'], quiet);
  execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], quiet);
}

const shells = ['/usr/bin/chromium-headless-shell', '/usr/lib/chromium/chromium-headless-shell'];

/**
 * The same Chromium without the windows around the page, which takes a quarter less of a processor; where there is none and none can be
 * installed, the whole browser. `SHELL_PATH` names one.
 */
export function findShell(): string {
  const whole = findBrowser();
  const named = process.env['SHELL_PATH'];
  if (named) return named;
  const there = () => shells.find((path) => existsSync(path));
  // Of another version than the whole browser it would be another browser.
  if (!there() && whole === known[0] && isDebianRoot()) {
    try {
      aptInstall(['chromium-headless-shell']);
    } catch (error) {
      console.log(`no chromium-headless-shell: ${String(error)}`);
    }
  }
  return there() ?? whole;
}

/** The path of a browser the tests can drive. Throws with what to do when there is none and none can be installed. */
export function findBrowser(): string {
  const wanted = [...(installed() ? [] : ['chromium']), ...(hasChineseLetters() ? [] : ['fonts-noto-cjk'])];
  if (wanted.length > 0 && isDebianRoot()) aptInstall(wanted);
  if (!installed()) spawnSync('playwright', ['install', 'chromium'], { stdio: 'inherit' });
  const found = installed();
  if (!found) throw new Error('no Chromium found: install it and set CHROME_PATH to its path');
  return found;
}
