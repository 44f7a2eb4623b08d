// Every sentence a person reads, in Chinese. Its shape is what the other language must fill.
import { common } from './common.ts';
import { hazards } from './hazards.ts';
import { inspection } from './inspection.ts';
import { manage } from './manage.ts';
import { me } from './me.ts';
import { problems } from './problems.ts';
import { records } from './records.ts';
import { shell } from './shell.ts';
import { signIn } from './sign-in.ts';
import { today } from './today.ts';

export const zh = { common, problems, shell, today, inspection, records, hazards, signIn, me, manage };
