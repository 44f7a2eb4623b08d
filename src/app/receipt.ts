// A receipt number that can be read out over the phone.
import { shortCode } from '../domain/short-code.ts';

/** 4F7K-92: the last 30 random bits of the receipt's id, enough to find it again in one school's ledger. */
export const shortReceipt = (receiptId: string): string => shortCode(receiptId, 6);
