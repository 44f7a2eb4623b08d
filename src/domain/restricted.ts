// 受限字段: what names students who were missing, ill or found with forbidden things (`domain.md` 9). It is read in its record, and found by no search.

/** By the items of the library: all of the head count; illegal appliances, contraband and illness of the daily dormitory check. */
const restricted = /^(D2-\d{2,3}|D1-(01|17|21))(\.\d+)?$/;

/** `copyOf`: the item of the library that an own one was copied from. */
export const isRestricted = (itemId: string, copyOf?: string): boolean =>
  restricted.test(itemId) || (copyOf !== undefined && restricted.test(copyOf));
