// By itself, so that the first screen carries nothing of it.
import { authorize } from './authorize.ts';
import type { Person } from './person.ts';

/** 周报 and 月报 tell of the whole school and name cases everywhere in it: who looks after a part does not read them. */
export const readsBriefings = (person: Person): boolean =>
  authorize(person, { do: 'read-reports' }) && person.scope.length === 0;
