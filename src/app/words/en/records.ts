import type { Words } from '../../state.ts';

export const records: Words['records'] = {};
