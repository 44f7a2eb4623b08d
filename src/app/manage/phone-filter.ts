// Which phones are shown: kept in the address, so that a number opens the phones it counts.
import { phoneGroups, type PhoneGroup } from '../../domain/phone.ts';

export type PhoneFilter = PhoneGroup | null;

export function readPhoneFilter(query: Readonly<Record<string, string>>): PhoneFilter {
  const { show } = query;
  return (Object.keys(phoneGroups) as PhoneGroup[]).find((one) => one === show) ?? null;
}

export const phonesAddress = (filter: PhoneFilter): string => (filter ? `/phones?show=${filter}` : '/phones');
