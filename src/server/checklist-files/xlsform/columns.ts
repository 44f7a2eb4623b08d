// The columns of the sheet survey that mean something here; every other one is named.
import { column } from './labels.ts';

export const fields = {
  type: column('type'),
  name: column('name'),
  relevant: column('relevant'),
  constraint: column('constraint'),
  required: column('required'),
  appearance: column('appearance'),
} as const;
