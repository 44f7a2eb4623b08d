// How it is said what stands at the parameters of a route, and what several of them share.
import * as cast from '../../../cast.ts';
import type { Campus, Staff } from '../campus.ts';
import type { Thing } from '../policy.ts';
import type { Server } from '../server.ts';

export type Found = {
  what: string;
  thing: Thing;
  values: string[];
  headers?: { [name: string]: string };
  body?: unknown;
};
export type Find = (campus: Campus, server: Server, asker: Staff) => Found[] | Promise<Found[]>;
/** By the address of a route. */
export type Finds = { [path: string]: Find };

export const nothing = (by: string | null = null): Thing => ({ is: 'absent', in: 'dorm', by });
export const plain: Thing = { is: 'whole', in: 'dorm', by: null };
/** An id that nobody has, in the form of one. */
export const noId = cast.id(0xffff);
export const noHash = 'f'.repeat(64);

let newcomers = 0;
/** A number that no newcomer had before. */
export const nextNewcomer = (): number => newcomers++;
