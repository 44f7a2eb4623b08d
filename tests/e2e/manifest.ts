// What a phone is told of the app when it is put on the home screen.
import { expect, type Page } from '@playwright/test';

type Listed = { src: string; sizes: string; type: string; form_factor?: string; purpose?: string };
type Manifest = {
  id: string;
  display_override: string[];
  icons: Listed[];
  screenshots: Listed[];
  shortcuts: { url: string }[];
};

/** Every picture the manifest names is there, in the size and type it says. */
export async function picturesAreReal(page: Page): Promise<void> {
  const manifest = await page.evaluate(async () => (await (await fetch('/manifest.webmanifest')).json()) as Manifest);
  expect(manifest).toMatchObject({ id: '/', display_override: ['standalone', 'minimal-ui'] });
  expect(manifest.screenshots.map((one) => one.form_factor)).toEqual(['narrow', 'narrow', 'wide']);
  expect(manifest.icons.filter((icon) => icon.purpose === 'maskable').map((icon) => icon.sizes)).toEqual([
    '192x192',
    '512x512',
  ]);
  expect(manifest.shortcuts.map((one) => one.url)).toEqual(['/', '/scan', '/hazards/report', '/outbox']);
  for (const { src, sizes, type } of [
    ...manifest.screenshots,
    ...manifest.icons.filter((icon) => icon.sizes !== 'any'),
  ]) {
    const found = await page.evaluate(async (address) => {
      const response = await fetch(address);
      const picture = await createImageBitmap(await response.blob());
      return { type: response.headers.get('content-type'), sizes: `${picture.width}x${picture.height}` };
    }, src);
    expect(found, src).toEqual({ type, sizes });
  }
}
