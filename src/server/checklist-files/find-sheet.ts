import type { Sheet } from '../sheets/read-workbook.ts';
import { normalForm } from './normal-form.ts';

/** By its name, whatever the width, case and spaces. */
export const find = (sheets: readonly Sheet[], name: string): Sheet | undefined =>
  sheets.find((sheet) => normalForm(sheet.name) === normalForm(name));
