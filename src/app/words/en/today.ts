import type { Words } from '../../state.ts';

export const today: Words['today'] = {};
