// Lines made from the register of samples, some days at a time, the oldest first.
import type { FromSamples } from '../../domain/ledgers/ledgers.ts';
import { gapsIn } from '../../domain/register.ts';
import { mostRegisterDays } from '../../domain/register-reports.ts';
import type { Parts } from '../env.ts';
import type { LedgerAsked, Position } from './asked.ts';
import type { LedgerPart } from './read-part.ts';

const dayMs = 86_400_000;
const dayPlus = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);

export async function partOfSamples(
  { store }: Pick<Parts, 'store'>,
  asked: LedgerAsked,
  { form }: FromSamples,
  after: Position | null,
): Promise<LedgerPart> {
  const { school } = asked.who;
  const from = after?.day ?? asked.from;
  const next = dayPlus(from, mostRegisterDays);
  const isLast = next > asked.to;
  const to = isLast ? asked.to : dayPlus(next, -1);
  const { menus, samples, readings } = await store.register.pages(school.id, { scope: asked.within, from, to });
  const gaps = gapsIn(menus, samples, asked.at, school.timeZone);
  const canteens = new Set([...samples, ...gaps].map(({ canteenId }) => canteenId));
  const nameOf = (id: string): string => asked.around.placeOf(id)?.name ?? '';
  const days = { samples, gaps, readings, canteenOf: canteens.size > 1 ? nameOf : undefined };
  return { rows: form.rowsOf(days, asked.around), next: isLast ? null : { day: next, at: 0, id: '' } };
}
