/** `npm test` sends everything, `npm run check` a sample of it. */
export const isFull = process.env['PATROL_PROOF'] === 'full';
