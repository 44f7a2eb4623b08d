// A month as people write it off a label.

/** 2018-05 of 2018-5, 201805, 2018.05 and 2018年5月; null of nothing, undefined of what is no month. */
export function monthOf(text: string): string | null | undefined {
  const plain = text.normalize('NFKC').replaceAll(/\s/g, '');
  if (plain === '') return null;
  const [, year, month] = /^((?:19|20)\d\d)[-./年]?(0?[1-9]|1[0-2])月?$/.exec(plain) ?? [];
  return year && month ? `${year}-${month.padStart(2, '0')}` : undefined;
}
