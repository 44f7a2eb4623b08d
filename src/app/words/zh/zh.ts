// Every sentence a person reads, in Chinese. Its shape is what the other language must fill.
import { assets } from './assets.ts';
import { checklistChanges } from './checklist-changes.ts';
import { hazards } from './hazards.ts';
import { inspectionSheets } from './inspection-sheets.ts';
import { manage } from './manage.ts';
import { me } from './me.ts';
import { messages } from './messages.ts';
import { otherVersion } from './other-version.ts';
import { phones } from './phones.ts';
import { photoMarks } from './photo-marks.ts';
import { points } from './points.ts';
import { problems } from './problems.ts';
import { recordsPages } from './records-pages.ts';
import { scan } from './scan.ts';
import { signIn } from './sign-in.ts';
import { start } from './start.ts';
import { voice } from './voice.ts';
import { walk } from './walk.ts';

export const zh = {
  ...walk,
  today: { ...walk.today, ...start },
  inspection: { ...walk.inspection, ...inspectionSheets },
  records: { ...walk.records, ...recordsPages },
  problems,
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
