// One address for a canteen's register since it was sealed, so that it is kept for when there is no network.
import { mostRegisterDays } from '../../domain/register-reports.ts';
import { dayPlus } from '../days.ts';

/** As many days as one answer may hold, days to come among them: tomorrow the same address is asked. */
export const registerSince = (canteenId: string, day: string): string =>
  `/api/samples?from=${day}&to=${dayPlus(day, mostRegisterDays - 1)}&canteen=${canteenId}`;
