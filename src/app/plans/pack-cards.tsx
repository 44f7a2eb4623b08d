// What is switched on for so many days with one tap, and which plans come due through it.
import { useMemo, useState } from 'preact/hooks';
import { authorize } from '../../domain/authorize.ts';
import { packs, type Calendar, type Pack } from '../../domain/calendar.ts';
import type { PlanBook } from '../../db/plans.ts';
import { dayName } from '../days.ts';
import { dayKey } from '../format.ts';
import { useLanguage, useSession } from '../use-screen.ts';
import { HazardCounts } from '../../domain/hazard-reports.ts';
import { useReport } from '../use-report.ts';
import { Badge } from '../ui/badge.tsx';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { Choices } from '../ui/field.tsx';
import { namedItems } from './pack-lists.ts';
import { asHad, listsLeft, plansOfPack, withParts, type SchoolKnown } from './pack-offer.ts';
import { PackSheet } from './pack-sheet.tsx';
import styles from './plans.module.css';
import type { Language } from '../state.ts';
import type { PlanWords } from '../words/plans.ts';
import { usePlanWords } from './use-words.ts';
import {
  daysFrom,
  daysOn,
  firstDay,
  goesByTerms,
  nextBeforeTerm,
  onBeforeTerms,
  switchedOff,
  switchedOn,
} from './switching.ts';

const lengths = [1, 3, 7, 14];

type Props = { book: PlanBook; known: SchoolKnown; mayKeep: boolean; onKeep: (calendar: Calendar) => void };

export function PackCards({ book, known: had, mayKeep, onKeep }: Props) {
  const words = usePlanWords();
  const { person } = useSession();
  // Whoever plans and may not publish plans the whole checklist, where the school does not have the part of it.
  const known = useMemo(() => (authorize(person, { do: 'publish-template' }) ? withParts(had) : had), [person, had]);
  const [days, setDays] = useState(3);
  return (
    <section class={styles.stack} aria-label={words.packsTitle}>
      <h2 class={styles.group}>{words.packsTitle}</h2>
      <p class={styles.hint}>{words.packsHint}</p>
      {mayKeep && (
        <Choices
          label={words.howLong}
          options={lengths.map((n) => ({ value: `${n}`, text: words.daysCount(n) }))}
          chosen={[`${days}`]}
          onChoose={([n]) => setDays(Number(n))}
        />
      )}
      {packs.map((pack) => (
        <PackCard key={pack} {...{ pack, days, book, known, mayKeep, onKeep }} />
      ))}
    </section>
  );
}

/** 上学期回头看 belongs to it (`domain.md` 12.22); how many there are is known where the school answers. */
function LookBacks() {
  const words = usePlanWords();
  const { body } = useReport('/api/hazards/counts', HazardCounts);
  return (
    <>
      <p class={styles.hint}>{words.packLookBacks}</p>
      <div class={styles.keys}>
        <ButtonLink href="/hazards?list=look-back">{words.packLookBacksGo(body?.counts['look-back'])}</ButtonLink>
      </div>
    </>
  );
}

function onFor(
  { from, to }: { from: string; to: string },
  today: string,
  words: PlanWords,
  language: Language,
): string {
  const [first, last] = [dayName(from, language), dayName(to, language)];
  if (from <= today) return words.packOn(null, last);
  return from === to ? words.packOnly(first) : words.packOn(first, last);
}

function PackCard({ pack, days, book, known, mayKeep, onKeep }: Props & { pack: Pack; days: number }) {
  const language = useLanguage();
  const words = usePlanWords();
  const { timeZone } = useSession().school;
  const { calendar } = book;
  const now = Date.now();
  const today = dayKey(now);
  const on = daysOn(calendar, pack, today);
  const plans = plansOfPack(book, pack);
  const first = on || plans.length === 0 ? today : firstDay(plans, calendar, pack, [now, today], days, timeZone);
  const byTerms = goesByTerms(pack, plans, calendar, today);
  const next = byTerms ? nextBeforeTerm(calendar, today) : null;
  const codes = asHad(listsLeft(book, pack), known);
  // Those the school has no checklist for are nobody's.
  const left = codes.filter((code) => known.templates.some((one) => one.code === code && !one.retired));
  const [isMaking, make] = useState(false);
  const [made, setMade] = useState(false);
  return (
    <Card>
      <h3 class={styles.keys}>
        {words.packs[pack]}
        <Badge tone={on ? 'warn' : 'plain'}>
          {next ? words.packTermOn(dayName(next, language)) : on ? onFor(on, today, words, language) : words.packOff}
        </Badge>
      </h3>
      <p>{plans.length > 0 ? words.packPlans(plans.map(({ name }) => name).join(words.list)) : words.packNoPlan}</p>
      {byTerms && <p class={styles.hint}>{words.packTermOnce}</p>}
      {!byTerms && first !== today && (
        <p class={styles.hint}>
          {first === null
            ? pack === 'term-start'
              ? words.packNoTerm
              : words.packNoRound
            : words.packFirst(dayName(first, language))}
        </p>
      )}
      {plans.length === 0 && <p class={styles.hint}>{words.packLists(codes.flatMap(namedItems).join(words.list))}</p>}
      {plans.length > 0 && left.length > 0 && (
        <p class={styles.hint}>{words.packLeft(left.flatMap(namedItems).join(words.list))}</p>
      )}
      <p class={styles.said} role="status">
        {made && words.packMade}
      </p>
      {pack === 'term-start' && <LookBacks />}
      {mayKeep && (
        <div class={styles.keys}>
          {on ? (
            <Button
              onClick={() => onKeep(switchedOff(calendar, pack, today))}
              aria-label={`${words.turnOff} ${words.packs[pack]}`}
            >
              {words.turnOff}
            </Button>
          ) : (
            <Button
              onClick={() =>
                plans.length === 0
                  ? make(true)
                  : onKeep(
                      byTerms
                        ? onBeforeTerms(calendar, today)
                        : switchedOn(calendar, pack, today, daysFrom(first, today, days)),
                    )
              }
            >
              {words.turnOn(words.packs[pack])}
            </Button>
          )}
          {((on && plans.length === 0) || (plans.length > 0 && left.length > 0)) && (
            <Button
              onClick={() => make(true)}
              aria-label={`${plans.length === 0 ? words.packMake : words.packFill} ${words.packs[pack]}`}
            >
              {plans.length === 0 ? words.packMake : words.packFill}
            </Button>
          )}
        </div>
      )}
      {isMaking && (
        <PackSheet
          {...{ pack, codes, book, known, days }}
          onClose={() => make(false)}
          onMade={() => {
            make(false);
            setMade(true);
          }}
        />
      )}
    </Card>
  );
}
