// A first password that can be read aloud and copied from paper: no letters that look like others, in groups of four.

const letters = 'abcdefghjkmnpqrstuvwxyz23456789';
const groups = 3;
const groupLength = 4;

/** About 59 bits from `random`, which fills bytes the way `crypto.getRandomValues` does. */
export function makePassword(random: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>): string {
  const chosen: string[] = [];
  const fair = 256 - (256 % letters.length);
  while (chosen.length < groups * groupLength)
    for (const byte of random(new Uint8Array(32)))
      if (byte < fair && chosen.length < groups * groupLength) chosen.push(letters[byte % letters.length]!);
  return Array.from({ length: groups }, (_, n) => chosen.slice(n * groupLength, (n + 1) * groupLength).join('')).join(
    '-',
  );
}

export const newPassword = (): string => makePassword((bytes) => crypto.getRandomValues(bytes));
