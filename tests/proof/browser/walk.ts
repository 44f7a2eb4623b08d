// A supervisor's walk through twenty items on a real screen, and what the screen has called saved on the way.
import { expect } from '@playwright/test';
import * as hand from '../../e2e/phone.ts';
import type { Inspection } from '../../../src/domain/inspection.ts';
import type { Draft } from '../../../src/db/rows.ts';
import type { Held } from './held.ts';
import type { MortalPhone } from './mortal-phone.ts';

/** What has been shown as saved of one inspection. */
export type Shown = {
  id: string;
  answers: Map<string, string>;
  note: string | null;
  photos: Set<string>;
  isHandedIn: boolean;
};

export const nothingShown = (): Shown => ({
  id: '',
  answers: new Map(),
  note: null,
  photos: new Set(),
  isHandedIn: false,
});

/** `reliability.md` P1: a tap is on the disk after 100 ms, typed text after 500 ms; only then the words on the screen count. */
const tapMs = 100;
const typedMs = 500;

async function calledSaved({ page }: MortalPhone, ms: number): Promise<void> {
  await page.waitForTimeout(ms);
  await hand.saved(page);
}

const itemId = (n: number): string => `Z2-${String(n).padStart(2, '0')}`;
export const items = Array.from({ length: 20 }, (_, n) => itemId(n + 1));
const faulty = 3;

type Body = Pick<Inspection, 'answers' | 'photos'>;

/** The inspection as the phone holds it, finished or not. */
export function bodyOf({ drafts, entries }: Held, id: string): Body | undefined {
  const entry = entries.find((one) => one.subject === id);
  return drafts.find((draft) => draft.id === id) ?? (entry?.kind === 'inspection-submitted' ? entry.body : undefined);
}

export const answerIn = (held: Held, id: string, n: number) =>
  bodyOf(held, id)?.answers.find((one) => one.itemId === itemId(n));

export const isFinished = (held: Held, id: string): boolean => held.entries.some((entry) => entry.subject === id);

const answeredIn = (held: Held, id: string): number =>
  bodyOf(held, id)?.answers.filter((answer) => answer.value !== null).length ?? 0;

const steps = {
  begin: { isDone: (held: Held, id: string) => bodyOf(held, id) !== undefined, act: begin },
  first: { isDone: isNormal(1), act: sayNormal(1) },
  second: { isDone: isNormal(2), act: sayNormal(2) },
  fault: { isDone: isFaultTold, act: tellFault },
  rest: { isDone: (held: Held, id: string) => answeredIn(held, id) === items.length, act: theRest },
  'hand in': { isDone: isFinished, act: handIn },
  deliver: { isDone: () => false, act: (phone: MortalPhone) => phone.delivers() },
};
export type StepName = keyof typeof steps;
export const stepNames = Object.keys(steps) as StepName[];

async function begin(phone: MortalPhone, shown: Shown): Promise<void> {
  await hand.begin(phone.page, ['3号宿舍楼', '2层'], '楼层日检');
  await calledSaved(phone, tapMs);
  shown.id = new URL(phone.page.url()).pathname.split('/').at(-1)!;
}

function isNormal(n: number) {
  return (held: Held, id: string) => answerIn(held, id, n)?.value === 'pass';
}

function sayNormal(n: number) {
  return async (phone: MortalPhone, shown: Shown): Promise<void> => {
    await hand.answer(phone.page, n, '正常');
    await calledSaved(phone, tapMs);
    shown.answers.set(itemId(n), 'pass');
  };
}

const noteOf = (id: string): string => `第三处堆了纸箱，编号 ${id.slice(-6)}`;

function isFaultTold(held: Held, id: string): boolean {
  const answer = answerIn(held, id, faulty);
  return answer?.value === 'fail' && answer.photos.length > 0 && answer.note === noteOf(id);
}

/** With the camera, or as a file where the phone has none. */
async function takePhoto(phone: MortalPhone): Promise<void> {
  if (!phone.choosesFile) return hand.shoot(phone.page);
  const chooser = phone.page.getByRole('dialog', { name: /^拍照：/ }).locator('input[multiple]');
  await chooser.waitFor({ state: 'attached' });
  await phone.choosesFile;
  await chooser.setInputFiles('docs/pictures/checklist.png');
}

/** From wherever it was broken off: the answer, its photo, its note. */
async function tellFault(phone: MortalPhone, shown: Shown): Promise<void> {
  const { page } = phone;
  const told = answerIn(await phone.holds(), shown.id, faulty);
  const sheet = page.getByRole('dialog', { name: '异常' });
  const isTold = told?.value === 'fail';
  if (isTold) {
    await hand.goTo(page, faulty);
    await hand.row(page, faulty).getByRole('button', { name: '补充异常情况' }).click();
  } else {
    await hand.answer(page, faulty, '异常');
  }
  if ((told?.photos.length ?? 0) === 0) {
    if (isTold) await sheet.getByRole('button', { name: '拍照', exact: true }).click();
    await takePhoto(phone);
    // Opened from the sheet it stays for more.
    if (isTold) await hand.endShooting(page);
  }
  await sheet.getByRole('button', { name: '照片 1，共 1 张' }).waitFor();
  shown.answers.set(itemId(faulty), 'fail');
  for (const sha256 of answerIn(await phone.holds(), shown.id, faulty)?.photos ?? []) shown.photos.add(sha256);
  const note = noteOf(shown.id);
  await sheet.getByRole('textbox').fill(note);
  await calledSaved(phone, typedMs);
  shown.note = note;
  await sheet.getByRole('button', { name: '完成' }).click();
}

async function theRest(phone: MortalPhone, shown: Shown): Promise<void> {
  await hand.theRestNormal(phone.page, items.length - answeredIn(await phone.holds(), shown.id));
  await calledSaved(phone, tapMs);
  for (const id of items) if (!shown.answers.has(id)) shown.answers.set(id, 'pass');
}

async function handIn(phone: MortalPhone, shown: Shown): Promise<void> {
  await hand.handIn(phone.page);
  shown.isHandedIn = true;
}

/** The walk from where it is to the step before `until`, or until the school has everything. */
export async function walk(phone: MortalPhone, shown: Shown, until?: StepName): Promise<void> {
  for (const name of stepNames) {
    if (name === until) return;
    const { isDone, act } = steps[name];
    if (!isDone(await phone.holds(), shown.id)) await act(phone, shown);
  }
}

/** Back in the app after the phone died: one tap leads to where one was, and the screen says what the disk does. */
export async function goOn({ page }: MortalPhone, draft: Draft): Promise<void> {
  await page.getByRole('link', { name: '继续' }).first().click();
  await expect(page).toHaveURL(new RegExp(draft.id));
  const answered = draft.answers.filter((answer) => answer.value !== null).length;
  await expect(page.getByText(`已查 ${answered} 项，共 ${items.length} 项`)).toBeAttached();
  const here = page.locator('[aria-current="step"]');
  const place = draft.cameraOpenFor ?? draft.itemId;
  if (place !== null) await expect(here).toHaveAttribute('data-item', place);
  if (draft.cameraOpenFor !== null) await expect(here).toContainText('刚才的照片可能没拍上');
}
