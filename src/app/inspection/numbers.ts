// Numbers as thumbs type them: full-width digits, a Chinese full stop or comma for the point, 零下 for minus.

const wide: Record<string, string> = {
  '．': '.',
  '。': '.',
  '，': ',',
  '－': '-',
  '−': '-',
  '—': '-',
  '–': '-',
  '＋': '+',
};

const narrow = (text: string): string =>
  text
    .replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
    .replace(/[．。，－−—–＋]/g, (sign) => wide[sign] ?? sign)
    .replace(/^\s*(?:负|零下)/, '-')
    .replace(/\s/g, '');

/** A comma before exactly three digits groups thousands; any other comma is a point hit by mistake. */
const withPoint = (text: string): string =>
  /^[-+]?\d{1,3}(,\d{3})+(\.\d*)?$/.test(text) ? text.replaceAll(',', '') : text.replace(',', '.');

/** What was typed, as a number; null while it is none yet (empty, only a sign, two points). */
export function readNumber(text: string): number | null {
  const plain = withPoint(narrow(text));
  if (!/^[-+]?(\d+\.?\d*|\.\d+)$/.test(plain)) return null;
  const value = Number(plain);
  return Number.isFinite(value) ? value || 0 : null;
}
