// How quick this machine is by Lighthouse's own measure: what "6×" means depends on it (C5, rule 3).
import { chromium } from '@playwright/test';
import { pageFunctions } from 'lighthouse/core/lib/page-functions.js';
import { findShell } from '../tools/browser.ts';

/** 1000 and more is a desk, 500 a good phone. */
export async function benchmarkIndex(): Promise<number> {
  const browser = await chromium.launch({ executablePath: findShell() });
  try {
    const page = await browser.newPage();
    return await page.evaluate(`(${pageFunctions.computeBenchmarkIndex.toString()})()`);
  } finally {
    await browser.close();
  }
}
