// The one-time code that proves whoever sets the school up can read this server's console.
import { randomInt } from 'node:crypto';

/** Letters and digits that nobody takes for one another. */
const signs = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

const four = (): string => Array.from({ length: 4 }, () => signs[randomInt(signs.length)]).join('');

export const makeSetUpCode = (): string => `${four()}-${four()}`;
