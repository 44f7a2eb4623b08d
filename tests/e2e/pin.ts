// Six digits, on the keys of the page.
import type { Page } from '@playwright/test';

/** `label`: how what is asked for begins. */
export async function digits(page: Page, label: string, pin: string): Promise<void> {
  const pad = page.getByRole('group', { name: label });
  for (const digit of pin) await pad.getByRole('button', { name: digit, exact: true }).click();
}
