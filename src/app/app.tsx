// Which address shows which screen. Today and the checklist are in the first bundle; what a walk needs next is fetched
// while the person reads, so that nothing is left to load in a stairwell; the desk comes when it is opened.
import { ErrorBoundary, lazy, LocationProvider, Route, Router, useLocation } from 'preact-iso';
import type { ComponentType } from 'preact';
import { useEffect } from 'preact/hooks';
import { isManager } from '../domain/person.ts';
import { ChecklistScreen } from './inspection/checklist-screen.tsx';
import { Boundary } from './shell/boundary.tsx';
import { Shell } from './shell/shell.tsx';
import { TodayScreen } from './today/today-screen.tsx';
import { useScreen, useSession } from './use-screen.ts';
import { whenAtRest } from './at-rest.ts';
import { allWords } from './preferences.ts';

/** A screen that comes when it is opened, with all its words. */
const screenOf = <P extends object>(load: () => Promise<ComponentType<P>>) =>
  lazy(async () => {
    const [component] = await Promise.all([load(), allWords()]);
    return component;
  });

const StartScreen = screenOf(() => import('./today/start-screen.tsx').then((m) => m.StartScreen));
const CheckScreen = screenOf(() => import('./inspection/check-screen.tsx').then((m) => m.CheckScreen));
const OwnRecordScreen = screenOf(() => import('./records/own-record-screen.tsx').then((m) => m.OwnRecordScreen));
const OwnRecordsScreen = screenOf(() => import('./records/own-records-screen.tsx').then((m) => m.OwnRecordsScreen));
const OutboxScreen = screenOf(() => import('./records/outbox-screen.tsx').then((m) => m.OutboxScreen));
const NotFound = screenOf(() => import('./shell/not-found.tsx').then((m) => m.NotFound));
const SignInScreen = screenOf(() => import('./sign-in/sign-in-screen.tsx').then((m) => m.SignInScreen));
const SetUpScreen = screenOf(() => import('./sign-in/set-up-screen.tsx').then((m) => m.SetUpScreen));
const MeScreen = screenOf(() => import('./me/me-screen.tsx').then((m) => m.MeScreen));
const InstallScreen = screenOf(() => import('./me/install-screen.tsx').then((m) => m.InstallScreen));
const DevicesScreen = screenOf(() => import('./me/devices-screen.tsx').then((m) => m.DevicesScreen));
const HazardsScreen = screenOf(() => import('./hazards/hazards-screen.tsx').then((m) => m.HazardsScreen));
const SchoolRecordsScreen = screenOf(() =>
  import('./manage/school-records-screen.tsx').then((m) => m.SchoolRecordsScreen),
);
const SchoolRecordScreen = screenOf(() =>
  import('./manage/school-record-screen.tsx').then((m) => m.SchoolRecordScreen),
);
const PhonesScreen = screenOf(() => import('./manage/phones-screen.tsx').then((m) => m.PhonesScreen));
const HeldScreen = screenOf(() => import('./manage/held-screen.tsx').then((m) => m.HeldScreen));
const PeopleScreen = screenOf(() => import('./manage/people-screen.tsx').then((m) => m.PeopleScreen));
const PlacesScreen = screenOf(() => import('./manage/places-screen.tsx').then((m) => m.PlacesScreen));

export function App() {
  // A new language redraws everything: words are read while rendering.
  const language = useScreen((now) => now.language);
  const session = useScreen((now) => now.session);
  return (
    <LocationProvider key={language}>
      <ErrorBoundary>
        <Boundary>{session ? <SignedIn /> : <SignedOut />}</Boundary>
      </ErrorBoundary>
    </LocationProvider>
  );
}

/** The screens of a walk, fetched once the page is at rest. */
const walk = [StartScreen, CheckScreen, OwnRecordScreen, OwnRecordsScreen, OutboxScreen];

function SignedOut() {
  return (
    <Router>
      <Route path="/set-up" component={SetUpScreen} />
      <Route default component={SignInScreen} />
    </Router>
  );
}

function SignedIn() {
  const { person } = useSession();
  const manager = isManager(person);
  useEffect(() => whenAtRest(() => walk.forEach((part) => void part.preload())), []);
  return (
    <Shell>
      <Router>
        <Route path="/" component={person.role === 'admin' ? PeopleScreen : TodayScreen} />
        <Route path="/start" component={StartScreen} />
        <Route path="/inspection/:id" component={ChecklistScreen} />
        <Route path="/inspection/:id/check" component={CheckScreen} />
        <Route path="/records" component={manager ? SchoolRecordsScreen : OwnRecordsScreen} />
        <Route path="/records/mine" component={OwnRecordsScreen} />
        <Route path="/record/:id" component={OwnRecordScreen} />
        <Route path="/school-record/:id" component={SchoolRecordScreen} />
        <Route path="/outbox" component={OutboxScreen} />
        <Route path="/hazards" component={HazardsScreen} />
        <Route path="/me" component={MeScreen} />
        <Route path="/install" component={InstallScreen} />
        <Route path="/devices" component={DevicesScreen} />
        <Route path="/people" component={PeopleScreen} />
        <Route path="/places" component={PlacesScreen} />
        <Route path="/phones" component={manager ? PhonesScreen : NotFound} />
        <Route path="/held" component={manager ? HeldScreen : NotFound} />
        <Route path="/sign-in" component={SignInScreen} />
        <Route path="/set-up" component={ToToday} />
        <Route default component={NotFound} />
      </Router>
    </Shell>
  );
}

function ToToday() {
  const { route } = useLocation();
  useEffect(() => route('/', true), []);
  return null;
}
