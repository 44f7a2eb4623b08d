// How much is played: a sample in `npm run check`, what every change can afford in `npm test`, everything in `npm run proof`.
const sizes = ['quick', 'commit', 'proof'] as const;
type Size = (typeof sizes)[number];

const asked = process.env['PATROL_PROOF'] ?? 'quick';
const size = sizes.find((one) => one === asked);
if (!size) throw new Error(`PATROL_PROOF is one of ${sizes.join(', ')}, not ${asked}`);

export const isQuick = size === 'quick';

export const sized = <T>(of: Record<Size, T>): T => of[size];
