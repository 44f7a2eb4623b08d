// 教育系统重大事故隐患判定指南 第三条(一), point by point (`domain.md` 6.1).
import type { MajorPoint } from './major-points.ts';

export const majorPointsEn: Readonly<Record<MajorPoint, string>> = {
  M1: 'No system of fire safety duties, or duties of posts not carried out',
  M2: 'Dormitory or kindergarten rooms below ground, kindergarten on the fourth floor or above',
  M3: 'Flammables used or kept against the rules, or sandwich panels below class A',
  M4: 'Alarm, extinguishing, hydrant or smoke systems missing, below standard or out of order',
  M5: 'Hot work without permit or without somebody watching',
  M6: 'E-bikes or batteries indoors, wires strung or charging by loose cable',
  M7: 'Built without approved fire design, or used without fire acceptance',
  M8: 'No separate exits, too few, or less than 80 % of the width required',
  M9: 'Doors or windows with obstacles to escape and rescue',
  M10: 'Flammables kept or used against the rules in a laboratory',
};
