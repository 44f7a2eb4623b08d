// 我的: who I am, how I like to read, what this phone keeps, and the way out.
import {
  Archive,
  ClipboardList,
  Clock,
  CloudUpload,
  House,
  Lightbulb,
  Lock,
  TriangleAlert,
  MonitorSmartphone,
  ShieldCheck,
  Users,
} from 'lucide';
import { useLocation } from 'preact-iso';
import { useState } from 'preact/hooks';
import { ownHeld } from '../../db/held.ts';
import { peopleWithPin } from '../../db/pin.ts';
import { deliveryCounts } from '../../db/records.ts';
import { endSession } from '../../db/session-here.ts';
import { isManager } from '../../domain/person.ts';
import { build } from '../../sync/build.ts';
import { isInstalled } from '../browser.ts';
import { loadDesk } from '../fetched/load-desk.ts';
import { onceThere } from '../ui/once-there.ts';
import { LateRoom } from '../today/late-room.tsx';
import { allWords } from '../preferences.ts';
import { setCoached } from '../coached.ts';
import { sayLeft } from '../other-tabs.ts';
import { nobodySignedIn } from '../session.ts';
import { useLeft } from '../left-in-hand.tsx';
import { scopePlaces } from '../scope-places.ts';
import { useLive } from '../use-live.ts';
import { listed } from '../format.ts';
import { useDb, useLanguage, useScreen, useSession, useWords } from '../use-screen.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { Page } from '../ui/page.tsx';
import { Row, Rows } from '../ui/rows.tsx';
import { LeaveSheet } from './leave-sheet.tsx';
import { MaybeNotifying } from './maybe-notifying.tsx';
import { Reading } from './reading.tsx';
import { Storage } from './storage.tsx';
import styles from './me.module.css';

// Whoever looks after the school keeps these; on a phone that has not yet, the screens they lead to would not open either.
const SchoolRows = onceThere(async () => {
  const desk = await loadDesk();
  await allWords();
  return desk.SchoolRows;
});

export function MeScreen() {
  const db = useDb();
  const { route } = useLocation();
  const { common, me: words, phones } = useWords();
  const { person } = useSession();
  const [leaving, setLeaving] = useState(false);
  const counts = useLive(() => deliveryCounts(db), [db]);
  const left = useLeft() ?? 0;
  const held = useLive(() => ownHeld(db), [db]);
  const mayLock = useLive(peopleWithPin, [])?.some(({ personId }) => personId === person.id) ?? false;
  const keepsRecords = person.role !== 'admin';
  const isUnsaved = useScreen((now) => now.unsaved.length > 0);
  // Nothing leaves and nothing ends: the same digits open it again, with the school or without.
  const lock = async () => {
    await endSession();
    sayLeft();
    route('/', true);
    nobodySignedIn();
  };
  const showTips = () => {
    setCoached(false);
    route('/');
  };
  return (
    <Page narrow title={words.title}>
      <div class={styles.stack}>
        <Who />
        {keepsRecords && (
          <Rows>
            <Row icon={ClipboardList} href="/records/mine">
              {words.records}
            </Row>
            <Row icon={TriangleAlert} href="/hazards">
              {common.tabs.hazards}
            </Row>
            <Row
              icon={CloudUpload}
              href="/outbox"
              aside={counts ? counts.records + counts.receivingRecords + left : undefined}
            >
              {words.outbox}
            </Row>
            {!isManager(person) && (
              <Row icon={Clock} href="/rounds/shifts">
                {words.shifts}
              </Row>
            )}
            {!isManager(person) && held && held.length > 0 && (
              <Row icon={Archive} href="/held" aside={held.filter(({ settled }) => !settled).length || undefined}>
                {phones.own.title}
              </Row>
            )}
          </Rows>
        )}
        {(isManager(person) || !keepsRecords) && (
          <LateRoom of="school-rows">
            <SchoolRows />
          </LateRoom>
        )}
        <MaybeNotifying />
        <Reading />
        <Storage />
        <Rows>
          <Row icon={House} href="/install" about={isInstalled() ? words.installed : words.installHint}>
            {words.install}
          </Row>
          <Row icon={ShieldCheck} href="/self-check" about={words.selfCheck.rowHint}>
            {words.selfCheck.title}
          </Row>
          <Row icon={Lock} href="/me/pin" about={words.pinHint}>
            {words.pin}
          </Row>
          <Row icon={MonitorSmartphone} href="/devices" about={words.devicesHint}>
            {words.devices}
          </Row>
          {keepsRecords && (
            <Row icon={Lightbulb} onClick={showTips}>
              {words.coach}
            </Row>
          )}
        </Rows>
        {mayLock && (
          <Rows>
            <Row icon={Users} about={words.lockHint} onClick={() => (isUnsaved ? setLeaving(true) : void lock())}>
              {words.lock}
            </Row>
          </Rows>
        )}
        <Button look="danger" large wide onClick={() => setLeaving(true)}>
          {words.signOut}
        </Button>
        <p class={styles.version}>{words.version(build)}</p>
      </div>
      {leaving && <LeaveSheet onClose={() => setLeaving(false)} />}
    </Page>
  );
}

function Who() {
  const db = useDb();
  const { common, signIn } = useWords();
  const { person, school } = useSession();
  const places = useLive(() => scopePlaces(db, person), [db, person]);
  const names = (places ?? []).map(({ name }) => name);
  const language = useLanguage();
  return (
    <Card>
      <div class={styles.name}>{person.name}</div>
      <div class={styles.about}>
        {common.roles[person.role]} · {school.name}
      </div>
      <div class={styles.about}>{person.scope.length === 0 ? signIn.wholeSchool : listed(names, language)}</div>
    </Card>
  );
}
