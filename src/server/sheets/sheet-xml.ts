// The parts of a workbook that is written row by row: cells carry their own text, so that nothing has to be remembered to the end.
import type { Cell, Column } from './write-workbook.ts';

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const documents = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';
const openxml = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** No spreadsheet has more rows on a sheet, its head among them. */
export const mostSheetRows = 1_048_576;

/** By their place in the styles: see `stylesXml`. */
const [inText, inHead, inDay, inTime, inClock, inNumber] = [1, 2, 3, 4, 5, 6];

export const stylesXml = `${head}<styleSheet xmlns="${main}">
<numFmts count="3"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/><numFmt numFmtId="166" formatCode="hh:mm"/></numFmts>
<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>
<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFEEF2F5"/></patternFill></fill></fills>
<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>
<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
<cellXfs count="7"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>${[
  `numFmtId="49" fontId="0" fillId="0"`,
  `numFmtId="49" fontId="1" fillId="2" applyFont="1" applyFill="1"`,
  `numFmtId="164" fontId="0" fillId="0"`,
  `numFmtId="165" fontId="0" fillId="0"`,
  `numFmtId="166" fontId="0" fillId="0"`,
  `numFmtId="0" fontId="0" fillId="0"`,
]
  .map(
    (of) =>
      `<xf ${of} borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>`,
  )
  .join('')}</cellXfs>
<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;

const numbered = (names: readonly string[], of: (n: number, name: string) => string): string =>
  names.map((name, n) => of(n + 1, name)).join('');

/** `hasPictures`: over the cells of the first sheet. */
export const contentTypesXml = (names: readonly string[], hasPictures = false): string =>
  `${head}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${hasPictures ? pictureTypes : ''}<Override PartName="/xl/workbook.xml" ContentType="${openxml}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${openxml}.styles+xml"/>${numbered(names, (n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${openxml}.worksheet+xml"/>`)}</Types>`;

const pictureTypes = `<Default Extension="png" ContentType="image/png"/><Default Extension="jpeg" ContentType="image/jpeg"/><Override PartName="/xl/drawings/drawing1.xml" ContentType="application/vnd.openxmlformats-officedocument.drawing+xml"/>`;

export const packageXml = `${head}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${documents}/officeDocument" Target="xl/workbook.xml"/></Relationships>`;

export const workbookXml = (names: readonly string[]): string =>
  `${head}<workbook xmlns="${main}" xmlns:r="${documents}"><sheets>${numbered(names, (n, name) => `<sheet name="${escaped(name)}" sheetId="${n}" r:id="rId${n}"/>`)}</sheets></workbook>`;

export const workbookPartsXml = (names: readonly string[]): string =>
  `${head}<Relationships xmlns="${packages}/relationships">${numbered(names, (n) => `<Relationship Id="rId${n}" Type="${documents}/worksheet" Target="worksheets/sheet${n}.xml"/>`)}<Relationship Id="rId${names.length + 1}" Type="${documents}/styles" Target="styles.xml"/></Relationships>`;

/** Everything before the second row: the heads stay in sight. */
export const sheetStart = (columns: readonly Column[]): string =>
  `${head}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>${columns
    .map(({ width }, n) => `<col min="${n + 1}" max="${n + 1}" width="${width}" customWidth="1"/>`)
    .join('')}</cols><sheetData>${rowXml(
    1,
    columns.map((column) => column.head),
    inHead,
  )}`;

export const sheetEnd = '</sheetData></worksheet>';
/** `drawing`: what stands over the cells. */
export const sheetEndWith = (drawing: string): string => `</sheetData>${drawing}</worksheet>`;

/** `n`: from 1, the heads being the first. `points`: how high it is, 0 as high as its text. */
export const rowXml = (n: number, cells: readonly Cell[], style = inText, points = 0): string =>
  `<row r="${n}"${points > 0 ? ` ht="${points}" customHeight="1"` : ''}>${cells.map((cell, at) => cellXml(`${lettersOf(at)}${n}`, cell, style)).join('')}</row>`;

const known: string[] = [];
function lettersOf(at: number): string {
  return (known[at] ??=
    at < 26 ? String.fromCharCode(65 + at) : lettersOf(Math.floor(at / 26) - 1) + lettersOf(at % 26));
}

function cellXml(name: string, cell: Cell, style: number): string {
  if (cell === null || cell === '') return '';
  if (typeof cell === 'number') return Number.isFinite(cell) ? `<c r="${name}" s="${inNumber}"><v>${cell}</v></c>` : '';
  if (typeof cell === 'string')
    return `<c r="${name}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${written(cell)}</t></is></c>`;
  const [at, format] =
    'day' in cell ? [cell.day, inDay] : 'clock' in cell ? [cell.clock, inClock] : [cell.time, inTime];
  const days = at.getTime() / dayMs;
  // A time of day is a part of a day and nothing more: what is left of a sum is a second too little.
  return `<c r="${name}" s="${format}"><v>${'clock' in cell ? (at.getTime() % dayMs) / dayMs : days + daysBefore1970}</v></c>`;
}

const dayMs = 86_400_000;
/** Spreadsheets count days from the end of 1899. */
const daysBefore1970 = 25_569;

/** An underscore that would be read as a character by number is written as one itself; what XML cannot carry is left out. */
const written = (text: string): string =>
  escaped(
    text
      .toWellFormed()
      .replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
      // oxlint-disable-next-line no-control-regex -- these are what XML 1.0 has no way to say
      .replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, ''),
  ).replaceAll('\r', '_x000D_');

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
