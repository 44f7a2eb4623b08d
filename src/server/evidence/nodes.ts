// Pages of plain elements, with the text a browser will find in them, so that a changed word shows. Nothing of what people wrote is markup.

export type Node = string | Element | { file: string };
type Element = { tag: string; attributes: string; children: readonly Node[] };

/** A named element; `attributes` are ours, never what somebody wrote. */
export const el = (tag: string, children: readonly Node[] = [], attributes = ''): Element => ({
  tag,
  attributes: attributes && ` ${attributes}`,
  children,
});

/** Where a photo or a spoken note stands, by its SHA-256. */
export const file = (sha256: string): Node => ({ file: sha256 });

/** As a parser leaves it: no half characters, one kind of line end, nothing that HTML turns into something else. */
const plain = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(/\r\n?/g, '\n')
    // oxlint-disable-next-line no-control-regex -- these are what HTML replaces or forbids
    .replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/g, '');

export const escaped = (text: string): string =>
  plain(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** What `textContent` says of it. */
export function textOf(node: Node): string {
  if (typeof node === 'string') return plain(node);
  return 'file' in node ? '' : node.children.map(textOf).join('');
}

/** The markup in pieces; a file is a piece of its own, to be read when its turn comes. */
export function* piecesOf(node: Node): Generator<string | { file: string }> {
  if (typeof node === 'string') yield escaped(node);
  else if ('file' in node) yield node;
  else {
    yield `<${node.tag}${node.attributes}>`;
    for (const child of node.children) yield* piecesOf(child);
    yield `</${node.tag}>`;
  }
}
