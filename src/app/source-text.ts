// The source of an item as anybody may read it.

/** Each law by its name, and nothing of P, which stands where there is practice alone. */
export const sourceText = (source: string, laws: Readonly<Record<string, string>>): string =>
  source
    .split(/[；;] */)
    .filter((part) => part && part !== 'P')
    .map((part) =>
      part.replace(/^[A-Z]+(?:-D|\d*)/, (code) => laws[code] ?? code.replace(/^G(?=\d)/, 'GB ')).replace('》 ', '》'),
    )
    .join('；');
