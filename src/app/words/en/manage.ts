import type { Words } from '../../state.ts';

export const manage: Words['manage'] = {};
