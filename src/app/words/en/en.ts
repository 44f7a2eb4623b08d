// Every sentence a person reads, in English. The compiler holds it complete.
import type { zh } from '../zh/zh.ts';
import { assets } from './assets.ts';
import { checklistChanges } from './checklist-changes.ts';
import { common } from './common.ts';
import { hazards } from './hazards.ts';
import { inspection } from './inspection.ts';
import { manage } from './manage.ts';
import { me } from './me.ts';
import { messages } from './messages.ts';
import { otherVersion } from './other-version.ts';
import { phones } from './phones.ts';
import { photoMarks } from './photo-marks.ts';
import { points } from './points.ts';
import { problems } from './problems.ts';
import { records } from './records.ts';
import { scan } from './scan.ts';
import { shell } from './shell.ts';
import { signIn } from './sign-in.ts';
import { today } from './today.ts';
import { voice } from './voice.ts';

export const en: typeof zh = {
  common,
  problems,
  shell,
  today,
  inspection,
  records,
  hazards,
  signIn,
  me,
  messages,
  manage,
  phones,
  otherVersion,
  photoMarks,
  voice,
  assets,
  points,
  scan,
  checklists: checklistChanges,
};
