// Zip files for tests: as they should be, and as somebody hostile would make them.
import { crc32, deflateRawSync } from 'node:zlib';

export type Part = {
  name: string;
  text: string | Uint8Array;
  /** What the list of parts says it unpacks to. */
  claims?: number;
};

/** A zip file of these parts. */
export function zip(parts: readonly Part[]): Buffer {
  const files: Buffer[] = [];
  const list: Buffer[] = [];
  let at = 0;
  for (const { name, text, claims } of parts) {
    const whole = Buffer.from(text);
    const packed = deflateRawSync(whole);
    const [title, sizes] = [Buffer.from(name), Buffer.alloc(12)];
    sizes.writeUInt32LE(crc32(whole), 0);
    sizes.writeUInt32LE(packed.length, 4);
    sizes.writeUInt32LE(claims ?? whole.length, 8);
    const both = Buffer.concat([Buffer.from([20, 0, 0, 8, 8, 0, 0, 0, 0, 0]), sizes, uint16(title.length), uint16(0)]);
    const file = Buffer.concat([Buffer.from('PK\u0003\u0004'), both, title, packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(at, 10);
    list.push(Buffer.concat([Buffer.from('PK\u0001\u0002'), uint16(20), both, tail, title]));
    files.push(file);
    at += file.length;
  }
  const listed = Buffer.concat(list);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 'latin1');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...files, listed, end]);
}

function uint16(n: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(n);
  return bytes;
}

/** The parts of a workbook with one sheet, whose rows are written as XML. */
export const workbookParts = (rows: string, name = '检查项'): Part[] => [
  {
    name: 'xl/workbook.xml',
    text: `<workbook xmlns:r="r"><sheets><sheet name="${name}" sheetId="1" r:id="a"/></sheets></workbook>`,
  },
  {
    name: 'xl/_rels/workbook.xml.rels',
    text: '<Relationships><Relationship Id="a" Target="/xl/worksheets/sheet1.xml"/></Relationships>',
  },
  { name: 'xl/worksheets/sheet1.xml', text: `<worksheet><sheetData>${rows}</sheetData></worksheet>` },
];
