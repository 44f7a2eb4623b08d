// 食品留样: what is served today and what was kept of it, boxes that may go, and the fridge.
import { Refrigerator, Thermometer } from 'lucide';
import { useState } from 'preact/hooks';
import { isKitchenStaff } from '../../domain/person.ts';
import { meals, type Meal } from '../../domain/kitchen.ts';
import type { Place } from '../../domain/place.ts';
import { dayName } from '../days.ts';
import { dayKey } from '../format.ts';
import { useLanguage, useSession } from '../use-screen.ts';
import { useKitchenWords } from './use-kitchen-words.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Choices } from '../ui/field.tsx';
import { Icon } from '../ui/icon.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { Due, Staying } from './boxes.tsx';
import { DisposeSheet } from './dispose-sheet.tsx';
import { Fridges } from './fridges.tsx';
import { FridgeSheet } from './fridge-sheet.tsx';
import { Gaps } from './gaps.tsx';
import { kitchenDay, type KeptSample, type KitchenDay } from './kitchen-day.ts';
import { Meals } from './meals.tsx';
import { MenuSheet } from './menu-sheet.tsx';
import styles from './kitchen.module.css';
import { MissSheet } from './miss-sheet.tsx';
import { ScanBox } from './scan-box.tsx';
import { SealCard } from './seal-card.tsx';
import { SealSheet } from './seal-sheet.tsx';
import { SignSheet, ToSign } from './sign-samples.tsx';
import { TakeSheet, type Wanted } from './take-sheet.tsx';
import { toSign } from './to-sign.ts';
import { useNow } from '../use-now.ts';
import { useKitchen, type Kitchen } from './use-kitchen.ts';

export function KitchenScreen() {
  const { kitchen: words } = useKitchenWords();
  const { person } = useSession();
  const language = useLanguage();
  const kitchen = useKitchen();
  const now = useNow();
  const day = now === undefined ? undefined : dayKey(now);
  return (
    <Page
      title={words.title}
      sub={day && `${dayName(day, language)}${kitchen?.canteen ? ` · ${kitchen.canteen.name}` : ''}`}
      action={
        <div class={styles.tools}>
          <ButtonLink look="plain" href="/kitchen/register">
            {words.toRegister}
          </ButtonLink>
          <ScanBox />
        </div>
      }
    >
      {kitchen && !kitchen.canteen && (
        <Notice icon={Refrigerator}>
          <p>{isKitchenStaff(person) ? words.noCanteen : words.noneYet}</p>
          <p>{isKitchenStaff(person) ? words.noCanteenHint : words.noneYetHint}</p>
        </Notice>
      )}
      {kitchen && kitchen.canteens.length > 1 && (
        <Choices
          label={words.canteen}
          options={kitchen.canteens.map((place) => ({ value: place.id, text: place.name }))}
          chosen={kitchen.canteen ? [kitchen.canteen.id] : []}
          onChoose={([id]) => id && kitchen.choose(id)}
        />
      )}
      {kitchen?.canteen && now !== undefined && day && (
        <Today kitchen={kitchen} canteen={kitchen.canteen} now={now} day={day} />
      )}
    </Page>
  );
}

type Open =
  | { is: 'menu'; meal: Meal }
  | { is: 'take' | 'miss'; wanted: Wanted }
  | { is: 'dispose' | 'sign' | 'fridge' | 'seal' | 'lift' };

type TodayProps = { kitchen: Kitchen; canteen: Place; now: number; day: string };

function Today({ kitchen: { book }, canteen, now, day }: TodayProps) {
  const { kitchen: words } = useKitchenWords();
  const { person, school } = useSession();
  const canteenId = canteen.id;
  const [open, setOpen] = useState<Open | null>(null);
  const shown = kitchenDay(book, canteenId, day, now, school.timeZone);
  const waiting = toSign(shown, person, canteen);
  return (
    <>
      <SealCard {...{ shown, canteenId }} onLift={() => setOpen({ is: 'lift' })} />
      <Gaps gaps={shown.gaps} {...{ day }} onTake={(wanted) => setOpen({ is: 'take', wanted })} />
      <Due {...{ shown }} onDispose={() => setOpen({ is: 'dispose' })} />
      <ToSign {...{ waiting }} onSign={() => setOpen({ is: 'sign' })} />
      <Meals
        {...{ day }}
        meals={shown.meals}
        before={shown.weekAgo}
        onMenu={(meal) => setOpen({ is: 'menu', meal: meal ?? firstMeal(shown) })}
        onTake={(wanted) => setOpen({ is: 'take', wanted })}
      />
      <Staying {...{ shown, now, day }} />
      <Fridges readings={shown.readings} day={day}>
        <Button onClick={() => setOpen({ is: 'fridge' })}>
          <Icon of={Thermometer} />
          {words.readFridge}
        </Button>
      </Fridges>
      {!(shown.seal && !shown.seal.lifted) && (
        <Button look="danger" onClick={() => setOpen({ is: 'seal' })}>
          {words.seal}
        </Button>
      )}
      {open && <Sheets {...{ open, shown, waiting, canteen, day, now, setOpen }} />}
    </>
  );
}

/** The next meal of the day that has no dishes yet. */
const firstMeal = (shown: KitchenDay): Meal =>
  meals.find((meal) => !shown.menu?.meals.some((one) => one.meal === meal)) ?? 'lunch';

type SheetsProps = {
  open: Open;
  shown: KitchenDay;
  waiting: readonly KeptSample[];
  canteen: Place;
  day: string;
  now: number;
  setOpen: (open: Open | null) => void;
};

function Sheets({ open, shown, waiting, canteen, day, now, setOpen }: SheetsProps) {
  const onClose = () => setOpen(null);
  const canteenId = canteen.id;
  const about = { canteenId, day, onClose };
  switch (open.is) {
    case 'menu':
      return <MenuSheet {...about} menu={shown.menu} before={shown.weekAgo} first={open.meal} />;
    case 'take':
      return (
        <TakeSheet
          {...about}
          canteenName={canteen.name}
          wanted={open.wanted}
          last={shown.last}
          figures={shown.figures}
          now={now}
          onMiss={() => setOpen({ is: 'miss', wanted: open.wanted })}
        />
      );
    case 'miss':
      return <MissSheet {...about} wanted={open.wanted} />;
    case 'dispose':
      return <DisposeSheet due={shown.due} onClose={onClose} />;
    case 'sign':
      return <SignSheet {...about} waiting={waiting} />;
    case 'fridge':
      return (
        <FridgeSheet
          {...about}
          figures={shown.figures}
          fridge={shown.readings[0]?.fridge ?? shown.last?.fridge ?? ''}
        />
      );
    case 'seal':
    case 'lift':
      return (
        <SealSheet
          canteenId={canteenId}
          standing={open.is === 'lift' ? (shown.seal ?? null) : null}
          onClose={onClose}
        />
      );
  }
}
