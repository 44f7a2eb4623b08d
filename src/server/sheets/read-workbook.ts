// A workbook as sheets of texts. Formulas are not reckoned: what the last program left beside them is read, and said.
import { BadZip, unpack } from './unpack.ts';
import { BadWorkbook } from './bad-workbook.ts';
import { readRows, type SheetRow } from './rows.ts';
import { sharedTexts } from './texts.ts';
import { BadXml, walkXml } from './walk-xml.ts';

export type Sheet = { name: string; rows: SheetRow[] };

/**
 * The sheets in their order, rows with something in them only. Refuses (`BadWorkbook`) what is no .xlsx file, and one that
 * unpacks to more than 16 MiB or has a sheet of more than 10,000 rows or 200 columns that say something.
 */
export function readWorkbook(bytes: Buffer): Sheet[] {
  try {
    const parts = unpack(bytes);
    const text = (name: string): string | undefined => parts.get(name)?.toString('utf8');
    const workbook = text('xl/workbook.xml');
    if (workbook === undefined) throw new BadWorkbook('not-xlsx');
    const files = sheetFiles(text('xl/_rels/workbook.xml.rels') ?? '');
    const texts = sharedTexts(text('xl/sharedStrings.xml'));
    return sheetNames(workbook).map(({ name, link }) => {
      const xml = text(files.get(link) ?? '');
      if (xml === undefined) throw new BadWorkbook('not-xlsx');
      return { name, rows: readRows(xml, texts) };
    });
  } catch (error) {
    if (error instanceof BadZip) throw new BadWorkbook(error.why);
    if (error instanceof BadXml) throw new BadWorkbook('not-xlsx', { cause: error });
    throw error;
  }
}

function sheetNames(xml: string): { name: string; link: string }[] {
  const sheets: { name: string; link: string }[] = [];
  walkXml(xml, {
    open(element, attributes) {
      if (element !== 'sheet') return;
      const { name = '', id = '' } = attributes();
      sheets.push({ name, link: id });
    },
  });
  return sheets;
}

/** Where in the archive each linked part lies, by the id of its link. */
function sheetFiles(xml: string): Map<string, string> {
  const files = new Map<string, string>();
  walkXml(xml, {
    open(element, attributes) {
      if (element !== 'Relationship') return;
      const { Id = '', Target = '' } = attributes();
      files.set(Id, Target.startsWith('/') ? Target.slice(1) : `xl/${Target}`);
    },
  });
  return files;
}
