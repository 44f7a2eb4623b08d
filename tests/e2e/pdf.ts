// What stands on the pages of a PDF that the browser made: enough of the format for that, and no more.
import { inflateSync } from 'node:zlib';

/** A piece of text and where it stands, in points from the left; `end` is reckoned from how many letters it has. */
type Piece = { text: string; x: number; end: number };
/** In points, 72 to the inch. */
export type PdfPage = { width: number; height: number; pieces: Piece[]; text: string };

type Matrix = [number, number, number, number, number, number];
const same: Matrix = [1, 0, 0, 1, 0, 0];
const times = ([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix => [
  a * g + b * i,
  a * h + b * j,
  c * g + d * i,
  c * h + d * j,
  e * g + f * i + k,
  e * h + f * j + l,
];

class Pdf {
  readonly #bytes: Buffer;
  readonly #text: string;
  readonly #at = new Map<number, number>();
  readonly #fonts = new Map<number, Map<number, string>>();

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
    this.#text = bytes.toString('latin1');
    // The table of where each object begins is the last thing in the file.
    const table = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(this.#text)?.[1]);
    let n = 0;
    for (const line of this.#text.slice(table).split('\n').slice(1)) {
      if (line.startsWith('trailer')) break;
      const [, first] = /^(\d+) \d+\s*$/.exec(line) ?? [];
      if (first !== undefined) n = Number(first);
      const [, offset, kind] = /^(\d{10}) \d{5} ([nf])/.exec(line) ?? [];
      if (offset === undefined) continue;
      if (kind === 'n') this.#at.set(n, Number(offset));
      n++;
    }
  }

  dict(n: number): string {
    const from = this.#at.get(n) ?? 0;
    const ends = ['endobj', 'stream\n'].map((word) => this.#text.indexOf(word, from)).filter((at) => at >= 0);
    return this.#text.slice(from, Math.min(...ends));
  }

  stream(n: number): string {
    const dict = this.dict(n);
    const from = (this.#at.get(n) ?? 0) + dict.length + 'stream\n'.length;
    const length = Number(/\/Length (\d+)/.exec(dict)?.[1]);
    const bytes = this.#bytes.subarray(from, from + length);
    return (dict.includes('/FlateDecode') ? inflateSync(bytes) : bytes).toString('latin1');
  }

  root(): number {
    return Number(/\/Root (\d+) 0 R/.exec(this.#text)?.[1]);
  }

  /** What each glyph stands for. */
  letters(font: number): Map<number, string> {
    const known = this.#fonts.get(font);
    if (known) return known;
    const letters = new Map<number, string>();
    const map = Number(/\/ToUnicode (\d+) 0 R/.exec(this.dict(font))?.[1]);
    for (const [, kind, lines = ''] of (map ? this.stream(map) : '').matchAll(
      /beginbf(char|range)\n([\s\S]*?)endbf/g,
    )) {
      for (const line of lines.split('\n')) {
        const [first = '', second = '', third = ''] = [...line.matchAll(/<([0-9A-F]+)>/gi)].map(([, hex = '']) => hex);
        if (first === '') continue;
        if (kind === 'char') letters.set(parseInt(first, 16), inText(second));
        else
          for (let at = parseInt(first, 16); at <= parseInt(second, 16); at++)
            letters.set(at, String.fromCodePoint((inText(third).codePointAt(0) ?? 0) + at - parseInt(first, 16)));
      }
    }
    this.#fonts.set(font, letters);
    return letters;
  }
}

const inText = (hex: string): string => Buffer.from(hex, 'hex').swap16().toString('utf16le');
const references = (text: string): number[] => [...text.matchAll(/(\d+) 0 R/g)].map(([, n]) => Number(n));

function pagesBelow(pdf: Pdf, n: number): number[] {
  const dict = pdf.dict(n);
  const [, kids] = /\/Kids \[([^\]]*)\]/.exec(dict) ?? [];
  return kids === undefined ? [n] : references(kids).flatMap((kid) => pagesBelow(pdf, kid));
}

const tokens = /<[0-9A-Fa-f]*>|\/[^\s[\]<>/()]+|-?\d*\.?\d+|[A-Za-z'"*]+\*?|[[\]]/g;
/** Of its size: a letter of ours is as wide as high, one of theirs not. */
const widthOf = (letter: string): number => (letter > '\u2e7f' ? 1 : 0.6);

function piecesOf(pdf: Pdf, content: string, fonts: ReadonlyMap<string, number>): Piece[] {
  const pieces: Piece[] = [];
  const kept: Matrix[] = [];
  let [page, line, size, font]: [Matrix, Matrix, number, number] = [same, same, 0, 0];
  let before: string[] = [];
  const numbers = (count: number): number[] => before.slice(-count).map(Number);
  for (const [token] of content.matchAll(tokens)) {
    if (!/^[A-Za-z'"*]/.test(token)) {
      before.push(token);
      continue;
    }
    if (token === 'q') kept.push(page);
    if (token === 'Q') page = kept.pop() ?? same;
    if (token === 'cm') page = times(numbers(6) as Matrix, page);
    if (token === 'BT') line = same;
    if (token === 'Tm') line = numbers(6) as Matrix;
    if (token === 'Tf') [font, size] = [fonts.get(before.at(-2) ?? '') ?? 0, Number(before.at(-1))];
    if (token === 'Tj' || token === 'TJ') {
      const letters = pdf.letters(font);
      // A font that may not be embedded is drawn, and counts its glyphs in one byte.
      const digits = pdf.dict(font).includes('/Type3') ? 2 : 4;
      const glyphs = before
        .filter((one) => one.startsWith('<'))
        .flatMap((one) => one.slice(1, -1).match(new RegExp(`.{${digits}}`, 'g')) ?? []);
      const text = glyphs.map((glyph) => letters.get(parseInt(glyph, 16)) ?? '').join('');
      const [scale, , , , x] = times(line, page);
      const wide = Array.from(text).reduce((sum, letter) => sum + widthOf(letter), 0) * size * Math.abs(scale);
      if (text.trim() !== '') pieces.push({ text, x, end: x + wide });
    }
    before = [];
  }
  return pieces;
}

/** The pages in their order. `text`: all that stands on one, without its spaces, in the order in which it was drawn. */
export function readPdf(bytes: Uint8Array): PdfPage[] {
  const pdf = new Pdf(Buffer.from(bytes));
  const top = Number(/\/Pages (\d+) 0 R/.exec(pdf.dict(pdf.root()))?.[1]);
  return pagesBelow(pdf, top).map((n) => {
    const dict = pdf.dict(n);
    const [, , width = 0, height = 0] = (/\/MediaBox \[([^\]]*)\]/.exec(dict)?.[1] ?? '')
      .trim()
      .split(/\s+/)
      .map(Number);
    const fonts = new Map([...dict.matchAll(/(\/F\d+) (\d+) 0 R/g)].map(([, name = '', at]) => [name, Number(at)]));
    const contents = references(/\/Contents (\[[^\]]*\]|\d+ 0 R)/.exec(dict)?.[1] ?? '');
    const pieces = piecesOf(pdf, contents.map((at) => pdf.stream(at)).join('\n'), fonts);
    const text = plainText(pieces.map((piece) => piece.text).join(''));
    return { width, height, pieces, text };
  });
}

/** A glyph that a letter shares with the sign of its radical is read as the sign, and not all of them have a usual form in Unicode. */
const [signs, usual] = [
  '⻓⻝⻔⻋⻚⻛⻢⻰⻥⻦⻆⻅⻄⻉⻘⻩⻮⻬⻣⻁⻨⻌⻙',
  '长食门车页风马龙鱼鸟角见西贝青黄齿齐骨虎麦辶韦',
];

/** As two texts are compared: without spaces, and each letter in its usual form. */
export const plainText = (text: string): string =>
  Array.from(text.normalize('NFKC').replaceAll(/\s/g, ''), (letter) => usual[signs.indexOf(letter)] ?? letter).join('');
