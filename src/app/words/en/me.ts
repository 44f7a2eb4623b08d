import type { Words } from '../../state.ts';

export const me: Words['me'] = {};
