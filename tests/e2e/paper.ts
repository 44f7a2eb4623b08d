// What comes out of the printer: how large its pages are, and what a camera reads off them.
import type { Locator, Page } from '@playwright/test';
import decode from 'qr/decode.js';

const mmAPoint = 25.4 / 72;
const mmADot = 25.4 / 96;
/** Of a code as it is read, in dots. */
const side = 400;

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
    const grey = Buffer.from(await blank.evaluate(greyOf, { svg, side }), 'latin1');
    const rgba = Uint8Array.from({ length: grey.length * 4 }, (_, at) => (at % 4 === 3 ? 255 : grey[at >> 2]!));
    const text = decode({ data: rgba, width: side, height: side });
    read.push({ text, mm: Math.round(width * mmADot) });
  }
  await blank.close();
  return read;
}

/** How light each dot is. As one text: handing over a list of as many numbers takes seconds. */
async function greyOf({ svg, side }: { svg: string; side: number }): Promise<string> {
  const image = new Image();
  const sized = svg.replace('<svg ', `<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="${side}" `);
  image.src = `data:image/svg+xml,${encodeURIComponent(sized)}`;
  await image.decode();
  const brush = new OffscreenCanvas(side, side).getContext('2d')!;
  brush.fillStyle = '#fff';
  brush.fillRect(0, 0, side, side);
  brush.drawImage(image, 0, 0);
  const { data } = brush.getImageData(0, 0, side, side);
  let grey = '';
  for (let at = 0; at < data.length; at += 4) grey += String.fromCharCode(data[at]!);
  return grey;
}
