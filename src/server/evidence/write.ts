// One file with all that speaks for a record: its pages, its photos, every entry with its links in the chain, and what checks them. It
// asks nothing of anybody when it is opened, and runs nothing but that check.
import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readAnchor } from '../../domain/anchor.ts';
import { canonical } from '../../domain/canonical.ts';
import { makeAnchor } from '../anchor.ts';
import type { Parts, SignedIn } from '../env.ts';
import { noteExport } from '../note-export.ts';
import type { LedgerLine, StoredPhoto } from '../store/store.ts';
import { el, escaped, piecesOf, textOf, type Node } from './nodes.ts';

/** `files`: what the pages show, by SHA-256, in their order. `lines`: by seq. */
export type Evidence = {
  what: string;
  title: string;
  pages: Node[];
  files: ReadonlyMap<string, StoredPhoto>;
  lines: readonly LedgerLine[];
};

let read: string | undefined;
/** The script that checks the file, as it stands beside this one; read when the first file is asked for. */
const checkScript = (): string => (read ??= readFileSync(join(import.meta.dirname, 'check.js'), 'utf8'));
const looks = `
:root{color-scheme:light;font:18px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"PingFang SC","Noto Sans CJK SC","Microsoft YaHei",sans-serif}
body{max-width:60em;margin:0 auto;padding:16px;background:#fff;color:#000}
h1{font-size:1.5em;margin:.2em 0}h2{font-size:1.2em;margin:1.2em 0 .4em}
table{width:100%;border-collapse:collapse}th,td{padding:6px 8px;border:1px solid #6b7178;text-align:start;vertical-align:top;overflow-wrap:anywhere;white-space:pre-line}
figure{margin:12px 0;break-inside:avoid}img{display:block;max-width:100%;max-height:90vh}
#verdict{padding:12px 16px;border:2px solid #6b7178;border-radius:8px;overflow-wrap:anywhere}#verdict p{margin:.3em 0}
#verdict[data-look=good]{border-color:#095c26;color:#095c26}#verdict[data-look=bad]{border-color:#a3140c;color:#a3140c}
footer{margin-top:1.5em;color:#3a3f45;font-size:.85em;overflow-wrap:anywhere}
@page{size:A4;margin:15mm 12mm}@media print{body{max-width:none;padding:0;font-size:10.5pt}}
`;
const sourceOf = (text: string): string => `'sha256-${hash('sha256', text, 'base64')}'`;
// The policy of the server does not hold where the file is opened, so it brings its own: nothing runs but the check.
const policy = (): string =>
  `default-src 'none'; img-src data:; media-src data:; style-src ${sourceOf(looks)}; script-src ${sourceOf(checkScript())}; base-uri 'none'; form-action 'none'`;

/** The bytes of the file, one photo at a time. That it was taken is noted before the first of them, and how it ended with the last. */
export async function* evidenceFile(parts: Parts, who: SignedIn, evidence: Evidence): AsyncGenerator<Uint8Array> {
  const said = { what: evidence.what, as: 'html' as const };
  await noteExport(parts, who, said);
  let ended: 'whole' | 'cancelled' | 'failed' = 'cancelled';
  try {
    const bytes = new TextEncoder();
    for await (const piece of textOfFile(parts, who, evidence)) yield bytes.encode(piece);
    ended = 'whole';
  } catch (error) {
    ended = 'failed';
    throw error;
  } finally {
    await noteExport(parts, who, { ...said, ended });
  }
}

async function* textOfFile(parts: Parts, who: SignedIn, evidence: Evidence): AsyncGenerator<string> {
  const { title, files } = evidence;
  const pages = el('main', evidence.pages, 'id="pages"');
  const data = await dataOf(parts, who, evidence, textOf(pages));
  yield `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${escaped(policy())}"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${escaped(title)}</title><style>${looks}</style></head><body><section id="verdict" role="status"><strong>还没有检查</strong><p>这份文件自己会检查有没有被改过；如果一直停在这里，是浏览器没有让它检查。</p></section>`;
  for (const piece of piecesOf(pages)) {
    if (typeof piece === 'string') yield piece;
    else yield await embedded(parts, files.get(piece.file));
  }
  yield `<footer><p>公钥：${escaped(parts.store.key.publicKey)}</p><p>谁也能连检查一起伪造一份：要紧的时候，拿公钥和学校系统的核对（/api/health 里的 publicKey）。</p></footer>`;
  // No tag can begin in it.
  yield `<script type="application/json" id="evidence">${JSON.stringify(data).replaceAll('<', '\\u003c')}</script><script>${checkScript()}</script></body></html>`;
}

async function embedded({ photos }: Parts, stored: StoredPhoto | undefined): Promise<string> {
  if (!stored) return '';
  const source = `src="data:${escaped(stored.type)};base64,${Buffer.from(await photos.read(stored.sha256)).toString('base64')}" data-sha256="${stored.sha256}"`;
  return stored.type.startsWith('audio/') ? `<audio controls ${source}></audio>` : `<img alt="" ${source}>`;
}

const format = 'patrol-evidence/1';

/** A line with what it follows from, so that the file can check it by itself. */
async function withLinks({ ledger }: Pick<Parts['store'], 'ledger'>, schoolId: string, line: LedgerLine) {
  const { seq, id, senderId, receivedAt, receiptId, verdict, code, hash: said, raw } = line;
  const before = await ledger.chainAt(schoolId, seq - 1);
  const chain = await ledger.chainAt(schoolId, seq);
  return { seq, id, senderId, receivedAt, receiptId, verdict, code, hash: said, raw, before, chain };
}

/** `covered` of a line: that which certifies that names in it were covered under a rule. */
async function dataOf({ store, now }: Parts, { school }: SignedIn, { files, lines }: Evidence, text: string) {
  const at = now();
  const anchor = readAnchor(await makeAnchor(store, school.id, at));
  if (!anchor) throw new Error('an anchor of ours cannot be read');
  const linked = [];
  for (const line of lines) {
    const certificate = await store.ledger.certificateOf(school.id, line.seq);
    const covered = certificate && (await withLinks(store, school.id, certificate));
    linked.push({ ...(await withLinks(store, school.id, line)), ...(covered && { covered }) });
  }
  const pages = hash('sha256', text);
  const named = [...files.keys()];
  const links = linked.map(({ seq, chain, hash: said }) => [seq, chain, said]);
  const sig = store.key.sign(canonical([format, school.id, at, pages, named, links, anchor.sig]));
  return {
    format,
    schoolId: school.id,
    at,
    pages,
    files: named,
    lines: linked,
    anchor,
    publicKey: store.key.publicKey,
    sig,
  };
}
