// Ids the server makes itself.
import { randomBytes } from 'node:crypto';
import { makeId } from '../domain/id.ts';

export const newId = (ms: number): string => makeId(ms, randomBytes(10));
