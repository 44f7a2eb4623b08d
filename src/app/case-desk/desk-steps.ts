// Which sheet a manager's step is taken in, beside those that everybody has.
import { stepSheets, type StepSheets } from '../cases/steps.tsx';
import { AssignSheet } from './assign-sheet.tsx';
import { CloseSheet, LookBackSheet } from './close-sheets.tsx';
import { AsHazardSheet, AsRepairSheet, MergeSheet, RejectSheet } from './first-sheets.tsx';
import { ComeBackSheet, EscalateSheet, JudgeSheet } from './grave-sheets.tsx';
import { GrantHandOnSheet } from './hand-on-sheet.tsx';
import { LiftSheet, ReportUpSheet, SuperviseSheet, UrgeSheet } from './watch-sheets.tsx';
import {
  ApprovePlanSheet,
  GrantExtensionSheet,
  RefuseExtensionSheet,
  RefuseHandOnSheet,
  ReopenSheet,
  ReturnPlanSheet,
} from './word-sheets.tsx';

export const deskSteps: StepSheets = {
  ...stepSheets,
  assign: AssignSheet,
  reject: RejectSheet,
  merge: MergeSheet,
  'as-repair': AsRepairSheet,
  'as-hazard': AsHazardSheet,
  'grant-hand-on': GrantHandOnSheet,
  'refuse-hand-on': RefuseHandOnSheet,
  'approve-plan': ApprovePlanSheet,
  'return-plan': ReturnPlanSheet,
  'grant-extension': GrantExtensionSheet,
  'refuse-extension': RefuseExtensionSheet,
  close: CloseSheet,
  'look-back': LookBackSheet,
  reopen: ReopenSheet,
  escalate: EscalateSheet,
  'come-back': ComeBackSheet,
  judge: JudgeSheet,
  supervise: SuperviseSheet,
  'lift-supervision': LiftSheet,
  urge: UrgeSheet,
  'report-up': ReportUpSheet,
};
