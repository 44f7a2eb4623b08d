import type { Words } from '../../state.ts';

export const signIn: Words['signIn'] = {};
