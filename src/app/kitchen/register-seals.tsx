// For who answers for the school: seals that stand, and sealing a canteen from afar.
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { places } from '../../db/school-places.ts';
import type { Seal } from '../../domain/kitchen.ts';
import { authorize } from '../../domain/authorize.ts';
import type { Place } from '../../domain/place.ts';
import type { Register } from '../../domain/register-reports.ts';
import { useLive } from '../use-live.ts';
import { useDb, useSession } from '../use-screen.ts';
import { useKitchenWords } from './use-kitchen-words.ts';
import { Button } from '../ui/button.tsx';
import styles from './kitchen.module.css';
import { SealSheet } from './seal-sheet.tsx';
import { StandingSeal } from './standing-seal.tsx';

type Open = { canteen: Place; seal: Seal | null };

type RegisterSealsProps = { of: Register; onDone: () => void; children: ComponentChildren };

/** The seals stand above the register, the button that seals below it. */
export function RegisterSeals({ of: { samples, seals }, onDone, children }: RegisterSealsProps) {
  const db = useDb();
  const { person } = useSession();
  const { kitchen: words } = useKitchenWords();
  const [open, setOpen] = useState<Open | null>(null);
  const known = useLive(() => places(db), [db]);
  const standing = seals.filter((seal) => seal.lifted === null);
  const withSamples = new Set(samples.map((sample) => sample.canteenId));
  const canteens = (known ?? []).filter((place) => withSamples.has(place.id));
  const sealed = new Set(standing.map((seal) => seal.canteenId));
  const may = (act: 'seal-samples' | 'lift-seal', place: Place) => authorize(person, { do: act, place });
  const close = () => {
    setOpen(null);
    onDone();
  };
  return (
    <>
      {standing.map((seal) => {
        const canteen = known?.find((place) => place.id === seal.canteenId);
        return (
          <StandingSeal key={seal.canteenId} {...{ seal, canteen }}>
            {canteen && may('lift-seal', canteen) && (
              <Button onClick={() => setOpen({ canteen, seal })}>{words.lift}</Button>
            )}
          </StandingSeal>
        );
      })}
      {children}
      <p class={styles.seals}>
        {canteens
          .filter((place) => !sealed.has(place.id) && may('seal-samples', place))
          .map((canteen) => (
            <Button key={canteen.id} look="danger" onClick={() => setOpen({ canteen, seal: null })}>
              {words.sealOf(canteen.name)}
            </Button>
          ))}
      </p>
      {open && <SealSheet canteenId={open.canteen.id} standing={open.seal} onClose={close} />}
    </>
  );
}
