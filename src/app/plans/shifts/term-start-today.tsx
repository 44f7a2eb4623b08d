// On 今日 of those who plan rounds: two weeks before a term begins, that the check before it waits (`domain.md` 12.22).
import { CalendarDays } from 'lucide';
import { authorize } from '../../../domain/authorize.ts';
import { planBook } from '../../../db/plans.ts';
import { dayName } from '../../days.ts';
import { dayKey } from '../../format.ts';
import { useLive } from '../../use-live.ts';
import { useDb, useLanguage, useSession } from '../../use-screen.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import form from '../../ui/form.module.css';
import { Icon } from '../../ui/icon.tsx';
import { termThatWaits } from './term-that-waits.ts';
import { useShiftWords } from './use-words.ts';

export function TermStartToday() {
  const db = useDb();
  const language = useLanguage();
  const words = useShiftWords();
  const { person } = useSession();
  const calendar = useLive(async () => (await planBook(db)).calendar, [db]);
  if (!calendar || !authorize(person, { do: 'keep-plan' })) return null;
  const term = termThatWaits(calendar, dayKey(Date.now()));
  if (!term) return null;
  return (
    <Card>
      <div class={form.form} role="note">
        <h2>
          <Icon of={CalendarDays} size={24} /> {words.termSoon(dayName(term.from, language), term.name)}
        </h2>
        <p>{words.termWaits}</p>
        <ButtonLink href="/plans/calendar">{words.termGo}</ButtonLink>
      </div>
    </Card>
  );
}
