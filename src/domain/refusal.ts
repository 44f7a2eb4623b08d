// The rules said no, by stable code. The wire carries the code, the screen its sentence.
import type { ProblemCode } from './problems.ts';

export type { ProblemCode };

/** The rules said no. `detail` names what it is about, never what is secret. */
export class Refusal extends Error {
  readonly code: ProblemCode;
  readonly detail: Readonly<Record<string, string | number>>;
  /** Of a checklist all items that something is missing from, where it is more than one. */
  readonly items: string[] | undefined;

  constructor(code: ProblemCode, detail: Readonly<Record<string, string | number>> = {}, items?: string[]) {
    super(code);
    this.items = items;
    this.name = 'Refusal';
    this.code = code;
    this.detail = detail;
  }
}
