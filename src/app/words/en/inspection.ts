import type { Words } from '../../state.ts';

export const inspection: Words['inspection'] = {};
