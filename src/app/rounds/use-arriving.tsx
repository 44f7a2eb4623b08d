// From a press or a code to a visit: which point it is, what else it asks for, and the entry.
import { EyeOff } from 'lucide';
import type { VNode } from 'preact';
import { useLocation } from 'preact-iso';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { moment } from '../../db/moment.ts';
import { arrive } from '../../db/round-acts.ts';
import type { RoundHere } from '../../db/rounds.ts';
import { microFor } from '../../domain/micro.ts';
import { placeCode, placeCodeIn, placeOfCode } from '../../domain/place-code.ts';
import { placeName } from '../../domain/place.ts';
import { askedAt } from '../../domain/plan.ts';
import type { Arrival } from '../../domain/round.ts';
import { buzz } from '../inspection/buzz.ts';
import { clock } from '../format.ts';
import { NfcButton } from '../points/nfc-button.tsx';
import { whyNot } from '../points/place-scanner.tsx';
import scanner from '../scan/scanner.module.css';
import { Scanner } from '../scan/scanner.tsx';
import { Icon } from '../ui/icon.tsx';
import { useDb, useWords } from '../use-screen.ts';
import { cameHere } from './came-here.ts';
import { OtherPoint } from './other-point.tsx';
import { changePending, keptPending, type Pending } from './pending.ts';
import { ProofSheet } from './proof-sheet.tsx';
import { firstVisit, type OnRoute, type Station } from './stations.ts';
import { useActing } from '../use-acting.ts';
import { useWhereabouts } from './use-whereabouts.ts';
import { useRoundWords } from './use-words.ts';

/** `ms`: when that was by the device clock, where it was before now. */
type Found = { station: Station; how: Arrival; code: string | null; ms?: number };
type Step = { is: 'scan'; wanted: Station | null } | { is: 'other'; wanted: Station; found: Found };

export type Arrivals = {
  scan: (wanted: Station | null) => void;
  tap: (station: Station) => void;
  busy: boolean;
  failed: string | null;
  /** The sheet or the camera that is open. */
  shown: VNode | null;
};

/** `onCannot`: the code does not let itself be scanned. */
export function useArriving(here: RoundHere, at: OnRoute, onCannot: (station: Station) => void): Arrivals {
  const db = useDb();
  const words = useRoundWords();
  const { points } = useWords();
  const { query, path, route } = useLocation();
  const { busy, failed, run } = useActing();
  const whereabouts = useWhereabouts(at.isWalking && here.plan?.location === true);
  const [step, setStep] = useState<Step | null>(null);
  const [waiting, setWaiting] = useState(() => keptPending(db.personId, here.id));
  const pending = waiting[0] ?? null;
  // One array for many codes: what they stand for is looked up in an index of it.
  const all = useMemo(() => [...here.places.values()], [here.places]);
  const stationAt = (placeId: string) => at.stations.find(({ point }) => point.placeId === placeId);

  const reach = ({ station, how, code, ms }: Found) => {
    setStep(null);
    run(async () => {
      const { placeId } = station.point;
      const now = await moment(db);
      const arriving = { placeId, how, code, at: { ...now, ms: ms ?? now.ms }, location: whereabouts.last() };
      const photo = here.due.proof === 'scan-photo';
      const micro = microFor(here.id, placeId, here.plan ? askedAt(here.plan, here.due.plannedAt).micro : 0);
      if (!photo && !micro) await arrive(db, here, { ...arriving, micro: null });
      else hold({ ...arriving, photo, micro });
      buzz(15);
    });
  };
  const others = (than: Pending) => (were: Pending[]) => were.filter(({ placeId }) => placeId !== than.placeId);
  const hold = (next: Pending) =>
    setWaiting(changePending(db.personId, here.id, (were) => [...others(next)(were), next]));

  const read = (text: string, how: Arrival, wanted: Station | null): string | null => {
    const found = placeOfCode(text, all, location.host);
    const code = placeCodeIn(text);
    // What was taken out of use while the round goes on is still one of its points.
    const isStillDue = found.is === 'retired' && stationAt(found.place.id) && code === placeCode(found.place);
    if (found.is !== 'place' && !(found.is === 'retired' && isStillDue)) return whyNot(found, points);
    const station = stationAt(found.place.id);
    if (!station) return words.code.notHere(placeName(found.place));
    const visit = firstVisit(station);
    if (visit && station !== wanted) return words.code.already(station.name, clock(visit.at));
    arriveAt({ station, how, code }, wanted);
    return null;
  };
  const arriveAt = (found: Found, wanted: Station | null) =>
    wanted && found.station !== wanted ? setStep({ is: 'other', wanted, found }) : reach(found);

  // From the page of a place: what was scanned there is taken as what it was.
  const from = at.isWalking ? query['at'] : undefined;
  useEffect(() => {
    const station = from === undefined ? undefined : stationAt(from);
    const came = from === undefined ? null : cameHere(db.personId, from, Date.now());
    if (from !== undefined) route(path, true);
    if (!station || !came || station.isDone) return;
    const { at: ms, ...shown } = came;
    arriveAt({ station, ...shown, ms }, here.due.order === 'fixed' ? at.next : null);
  }, [from]);

  const cannot = (wanted: Station | null) => {
    setStep(null);
    const station = wanted ?? at.next;
    if (station) onCannot(station);
  };

  const name = pending ? (stationAt(pending.placeId)?.name ?? '') : '';
  const shown = pending ? (
    <ProofSheet
      key={pending.placeId}
      {...{ pending, name, busy, failed }}
      onDone={(micro, shots) =>
        run(async () => {
          const { placeId, how, code, at: arrivedAt, location = null } = pending;
          await arrive(db, here, { placeId, how, code, at: arrivedAt, location, micro }, shots);
          setWaiting(changePending(db.personId, here.id, others(pending)));
        })
      }
    />
  ) : step?.is === 'scan' ? (
    <Scanner
      title={step.wanted ? words.scanFor(step.wanted.name) : words.scanTitle}
      label={words.codeLabel}
      hint={words.codeHint}
      onText={(text, how) => read(text, how, step.wanted)}
      beside={
        <>
          <NfcButton onText={(text) => read(text, 'nfc', step.wanted)} />
          <CannotScan onClick={() => cannot(step.wanted)} />
        </>
      }
      onClose={() => setStep(null)}
    />
  ) : step?.is === 'other' ? (
    <OtherPoint
      name={step.found.station.name}
      says={here.due.order === 'fixed' ? words.otherFixed(step.wanted.name) : words.otherWanted(step.wanted.name)}
      onYes={() => reach(step.found)}
      onNo={() => setStep({ is: 'scan', wanted: step.wanted })}
    />
  ) : null;
  return {
    scan: (wanted) => {
      whereabouts.look();
      setStep({ is: 'scan', wanted });
    },
    tap: (station) => reach({ station, how: 'tap', code: null }),
    busy,
    failed,
    shown,
  };
}

function CannotScan({ onClick }: { onClick: () => void }) {
  const words = useRoundWords();
  return (
    <button type="button" class={scanner.side} onClick={onClick}>
      <Icon of={EyeOff} />
      {words.cannot}
    </button>
  );
}
