/** A word without what people write differently: width, case, spaces, marks. */
export const normalForm = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s\p{Cf}_./\\()[\]:、,;'"-]/gu, '');

const numberText = /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i;

/** A number as people and spreadsheets write it; null when it is none. */
export function numberOf(text: string): number | null {
  const plain = text.normalize('NFKC').replaceAll(/\s/g, '').replaceAll(/[−–—]/g, '-').replace(/^\+/, '');
  return numberText.test(plain) ? Number(plain) : null;
}
