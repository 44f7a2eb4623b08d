// A receipt number that can be read out over the phone.

/** Crockford's letters: no I, L, O or U to be mistaken for numbers. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** 4F7K-92: the last 30 random bits of the receipt's id, enough to find it again in one school's ledger. */
export function shortReceipt(receiptId: string): string {
  let bits = parseInt(receiptId.replaceAll('-', '').slice(-8), 16) % 2 ** 30;
  let text = '';
  for (let i = 0; i < 6; i++) {
    text = letters[bits % 32] + text;
    bits = Math.floor(bits / 32);
  }
  return `${text.slice(0, 4)}-${text.slice(4)}`;
}
