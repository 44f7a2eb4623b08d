// Apart from the other words, so that only whoever was invited fetches them.
import { invite as en } from './en/invite.ts';
import { invite as zh } from './zh/invite.ts';

export const inviteWords = { zh, en };
