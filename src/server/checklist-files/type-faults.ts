// What an item or column says that one of its type cannot say, or lacks: a choice without options, limits the wrong way round.
import type { BadRowCode } from '../../domain/checklist-file.ts';
import type { Draft } from './put.ts';

/** `path`: where in the template, as a report finds its place. */
export type TypeFault = { path: string; code: BadRowCode };

/** What only one type has. */
const typeOf = {
  options: 'CH',
  columns: 'TABLE',
  phrases: 'TXT',
  later: 'SIGN',
  limit: 'NUM',
  range: 'NUM',
  date: 'DATE',
  made: 'DATE',
} as const;
const members = Object.keys(typeOf) as (keyof typeof typeOf)[];

/** Of a template as it was read, whatever else is wrong with it. `isBad`: whether something is wrong at a path already. */
export function typeFaults(candidate: unknown, isBad: (path: string) => boolean): TypeFault[] {
  const typed = (asked: Draft, path: string): TypeFault[] => (isBad(`${path}.type`) ? [] : faultsOf(asked, path));
  return list((candidate as Draft)['items']).flatMap((item, n) => {
    const path = `items.${n}`;
    const columns = list(item['columns']).flatMap((column, at) =>
      typed({ type: 'TXT', ...column }, `${path}.columns.${at}`),
    );
    return typed(item, path).concat(columns);
  });
}

function faultsOf(asked: Draft, path: string): TypeFault[] {
  const { type } = asked;
  const isEmpty = type === 'TABLE' && list(asked['columns']).length === 0;
  if (typeof type !== 'string') return [];
  const strange = members.filter((member) => asked[member] !== undefined && typeOf[member] !== type);
  const crossed = (['limit', 'range'] as const).filter((member) => isCrossed(asked[member]));
  return [
    // A list is a sheet of its own, where each of its rows is named.
    ...strange.flatMap((member) => {
      const rows = list(asked[member]).map((_, at) => fault(`${path}.${member}.${at}`, 'not-of-type'));
      return rows.length > 0 ? rows : [fault(`${path}.${inner(asked, member)}`, 'not-of-type')];
    }),
    ...crossed.map((member) => fault(`${path}.${member}.min`, 'limits-crossed')),
    ...(isEmpty ? [fault(`${path}.type`, 'columns-missing')] : []),
    ...(type === 'CH' && !areOptions(list(asked['options'])) ? [fault(`${path}.type`, 'options-missing')] : []),
  ];
}

const fault = (path: string, code: BadRowCode): TypeFault => ({ path, code });
const list = (value: unknown): Draft[] => (Array.isArray(value) ? value.map((one) => (one ?? {}) as Draft) : []);

/** The column of the sheet that says something of it: 下限 rather than the limits as a whole. */
function inner(asked: Draft, member: string): string {
  const value = asked[member];
  const [first] = typeof value === 'object' && value !== null ? Object.keys(value) : [];
  return first === undefined ? member : `${member}.${first}`;
}

function isCrossed(limits: unknown): boolean {
  const { min, max } = (limits ?? {}) as Draft;
  return typeof min === 'number' && typeof max === 'number' && min > max;
}

const areOptions = (options: readonly Draft[]): boolean =>
  options.length >= 2 && new Set(options.map(({ zh }) => zh)).size === options.length;
