// Which sheet a manager's step is taken in.
import type { FunctionComponent } from 'preact';
import type { HazardDo } from '../../domain/hazard-handling.ts';
import { AssignSheet } from './assign-sheet.tsx';
import { CloseSheet, FailSheet, LookBackSheet, PassSheet } from './check-sheets.tsx';
import { CommentSheet } from './comment-sheet.tsx';
import { MergeSheet, RejectSheet } from './first-sheets.tsx';
import { ComeBackSheet, EscalateSheet, JudgeSheet } from './grave-sheets.tsx';
import { GrantHandOnSheet } from './hand-on-sheet.tsx';
import type { StepSheetProps } from './step-form.tsx';
import {
  ApprovePlanSheet,
  ConfirmSheet,
  GrantExtensionSheet,
  RefuseExtensionSheet,
  RefuseHandOnSheet,
  ReopenSheet,
  ReturnPlanSheet,
  SendBackSheet,
} from './word-sheets.tsx';

export const deskSteps: Partial<Record<HazardDo, FunctionComponent<StepSheetProps>>> = {
  assign: AssignSheet,
  reject: RejectSheet,
  merge: MergeSheet,
  confirm: ConfirmSheet,
  'send-back': SendBackSheet,
  'grant-hand-on': GrantHandOnSheet,
  'refuse-hand-on': RefuseHandOnSheet,
  'approve-plan': ApprovePlanSheet,
  'return-plan': ReturnPlanSheet,
  'grant-extension': GrantExtensionSheet,
  'refuse-extension': RefuseExtensionSheet,
  pass: PassSheet,
  fail: FailSheet,
  close: CloseSheet,
  'look-back': LookBackSheet,
  reopen: ReopenSheet,
  escalate: EscalateSheet,
  'come-back': ComeBackSheet,
  judge: JudgeSheet,
  comment: CommentSheet,
};
