// What comes out of the printer: how large its pages are, and what a camera reads off them.
import type { Locator, Page } from '@playwright/test';
import decode from 'qr/decode.js';

const mmAPoint = 25.4 / 72;
const mmADot = 25.4 / 96;

/** The size of every page that is printed, in millimetres. */
export async function pagesOf(page: Page): Promise<string[]> {
  const pdf = await page.pdf({ preferCSSPageSize: true });
  return [...pdf.toString('latin1').matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map((match) =>
    [match[1], match[2]].map((points) => Math.round(Number(points) * mmAPoint)).join('×'),
  );
}

/** What a camera reads off each of these square codes, and how wide they are on the page as it is shown, in millimetres. */
export async function readSquares(squares: Locator): Promise<{ text: string; mm: number }[]> {
  const drawn = await squares.evaluateAll((all) =>
    all.map((svg) => ({ svg: svg.outerHTML, width: svg.getBoundingClientRect().width })),
  );
  const blank = await squares.page().context().newPage();
  const read = [];
  for (const { svg, width } of drawn) {
    const picture = await blank.evaluate(pictureOf, svg);
    const text = decode({ ...picture, data: Uint8Array.from(picture.data) });
    read.push({ text, mm: Math.round(width * mmADot) });
  }
  await blank.close();
  return read;
}

async function pictureOf(svg: string) {
  const [image, side] = [new Image(), 400];
  const sized = svg.replace('<svg ', `<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="${side}" `);
  image.src = `data:image/svg+xml,${encodeURIComponent(sized)}`;
  await image.decode();
  const brush = new OffscreenCanvas(side, side).getContext('2d')!;
  brush.fillStyle = '#fff';
  brush.fillRect(0, 0, side, side);
  brush.drawImage(image, 0, 0);
  return { data: Array.from(brush.getImageData(0, 0, side, side).data), width: side, height: side };
}
