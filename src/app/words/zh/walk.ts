// The sentences of a walk, in Chinese: what the first bundle carries.
import { common } from './common.ts';
import { inspection } from './inspection.ts';
import { records } from './records.ts';
import { shell } from './shell.ts';
import { today } from './today.ts';

export const walk = { common, shell, today, inspection, records };
