// Which address shows which screen. Today and the checklist are in the first bundle; what a walk needs next is fetched
// while the person reads, so that nothing is left to load in a stairwell; the desk comes when it is opened.
import { ErrorBoundary, lazy, LocationProvider, Route, Router, useLocation } from 'preact-iso';
import type { ComponentType } from 'preact';
import { useEffect } from 'preact/hooks';

import { isKitchenStaff, isManager, keepsSchool } from '../domain/person.ts';
import { ChecklistScreen } from './inspection/checklist-screen.tsx';
import { Boundary } from './shell/boundary.tsx';
import { Shell } from './shell/shell.tsx';
import { TodayScreen } from './today/today-screen.tsx';
import { useScreen, useSession } from './use-screen.ts';
import { screenShown, whenAtRest } from './at-rest.ts';
import { loadDesk as desk } from './load-desk.ts';
import { allWords } from './preferences.ts';

/** A screen that comes when it is opened, with all its words. */
const screenOf = <M, P extends object>(file: () => Promise<M>, screenIn: (file: M) => ComponentType<P>) =>
  lazy(async () => {
    const loaded = await file();
    await allWords();
    screenShown();
    return screenIn(loaded);
  });

/** The screens of one file, each of which comes when it is opened. */
const screensOf = <M extends object>(file: () => Promise<M>): Screens<M> =>
  new Proxy({} as Screens<M>, {
    get: (_known, name) => screenOf(file, (loaded) => loaded[name as keyof M] as ComponentType),
  });
type Screens<M> = {
  [K in keyof M]: M[K] extends ComponentType<infer P> ? ReturnType<typeof lazy<ComponentType<P>>> : never;
};

const {
  CheckScreen,
  NewerScreen,
  NotFound,
  OutboxScreen,
  OwnRecordScreen,
  OwnRecordsScreen,
  RoundScreen,
  StartScreen,
} = screensOf(() => import('./walk.ts'));
const { KitchenPages } = screensOf(() => import('./kitchen.ts'));
const { ChecklistsScreen, EditorScreen, TemplateScreen } = screensOf(() => import('./checklists.ts'));
const { CodeScreen, PlaceScreen, ScanScreen } = screensOf(() => import('./points.ts'));
const { AssetsScreen, AssetWalkScreen } = screensOf(() => import('./assets.ts'));
const { SearchScreen } = screensOf(() => import('./search-pages.ts'));
const { AlertsScreen } = screensOf(() => import('./alerts.ts'));
const { SetUpScreen, SignInScreen } = screensOf(() => import('./door.ts'));
const { InviteScreen } = screensOf(() => import('./invited.ts'));
const { PublicPages } = screensOf(() => import('./public-report.ts'));
const { CasesPages } = screensOf(() => import('./cases.ts'));
const { DevicesScreen, InstallScreen, MePages, OwnHeldScreen, SelfCheckScreen } = screensOf(() => import('./me.ts'));
const { BoardPages, HeldScreen, PhonesScreen, PlacesScreen, SchoolRecordScreen, SchoolRecordsScreen, SignListScreen } =
  screensOf(desk);
const withDesk =
  <M,>(file: () => Promise<M>) =>
  async (): Promise<M> =>
    (await Promise.all([file(), desk()]))[0];
const { AuditScreen, PeoplePages, StatusScreen } = screensOf(withDesk(() => import('./administration.ts')));
const { PlansPages } = screensOf(withDesk(() => import('./plans.ts')));
const { QualityPages } = screensOf(withDesk(() => import('./quality.ts')));
const { AnalysisPages } = screensOf(withDesk(() => import('./analysis.ts')));
const { LedgerPages } = screensOf(withDesk(() => import('./ledgers.ts')));
const { PhotoViewsScreen, PhotoWallScreen } = screensOf(withDesk(() => import('./photo-wall.ts')));
const { PlaceLabelsScreen } = screensOf(withDesk(() => import('./point-labels.ts')));

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

/** Fetched once the page is at rest. */
const soonNeeded = [StartScreen, CheckScreen, OwnRecordScreen, OwnRecordsScreen, OutboxScreen];

function SignedOut() {
  return (
    <Router>
      <Route path="/set-up" component={SetUpScreen} />
      <Route path="/invite" component={InviteScreen} />
      <Route path="/c/:code" component={PublicPages} />
      <Route path="/report/:number" component={PublicPages} />
      <Route default component={SignInScreen} />
    </Router>
  );
}

function SignedIn() {
  const { person } = useSession();
  const manager = isManager(person);
  const keeper = keepsSchool(person);
  const needed = isKitchenStaff(person) ? [...soonNeeded, KitchenPages] : soonNeeded;
  useEffect(() => whenAtRest(() => needed.forEach((part) => void part.preload())), []);
  return (
    <Shell>
      <Router>
        <Route path="/" component={person.role === 'admin' ? PeoplePages : TodayScreen} />
        <Route path="/start" component={StartScreen} />
        <Route path="/inspection/:id" component={ChecklistScreen} />
        <Route path="/inspection/:id/check" component={CheckScreen} />
        <Route path="/inspection/:id/assets" component={AssetWalkScreen} />
        <Route path="/inspection/:id/newer" component={NewerScreen} />
        <Route path="/records" component={manager ? SchoolRecordsScreen : OwnRecordsScreen} />
        <Route path="/records/mine" component={OwnRecordsScreen} />
        <Route path="/record/:id/:entry?" component={OwnRecordScreen} />
        <Route path="/school-record/:id/:entry?" component={SchoolRecordScreen} />
        <Route path="/outbox" component={OutboxScreen} />
        <Route path="/hazards/:id?" component={CasesPages} />
        <Route path="/kitchen/:page?" component={KitchenPages} />
        <Route path="/b/:code" component={KitchenPages} />
        <Route path="/rounds/:id" component={RoundScreen} />
        <Route path="/me/:page?" component={MePages} />
        <Route path="/install" component={InstallScreen} />
        <Route path="/devices" component={DevicesScreen} />
        <Route path="/self-check" component={SelfCheckScreen} />
        <Route path="/people/:page?" component={PeoplePages} />
        <Route path="/places" component={PlacesScreen} />
        <Route path="/places/labels" component={keeper ? PlaceLabelsScreen : NotFound} />
        <Route path="/places/:id" component={PlaceScreen} />
        <Route path="/places/:id/assets" component={AssetsScreen} />
        <Route path="/search" component={SearchScreen} />
        <Route path="/photos" component={manager ? PhotoWallScreen : NotFound} />
        <Route path="/photos/views" component={keeper ? PhotoViewsScreen : NotFound} />
        <Route path="/scan" component={ScanScreen} />
        <Route path="/c/:code" component={CodeScreen} />
        <Route path="/report/:number" component={PublicPages} />
        <Route path="/to-sign" component={manager ? SignListScreen : NotFound} />
        <Route path="/checklists" component={manager ? ChecklistsScreen : NotFound} />
        <Route path="/checklists/:code" component={manager ? TemplateScreen : NotFound} />
        <Route path="/checklists/:code/edit" component={manager ? EditorScreen : NotFound} />
        <Route path="/rounds-board/:id?" component={manager ? BoardPages : NotFound} />
        <Route path="/quality/:page?" component={manager ? QualityPages : NotFound} />
        <Route path="/analysis/:page?" component={manager ? AnalysisPages : NotFound} />
        <Route path="/ledgers/:name?" component={manager ? LedgerPages : NotFound} />
        <Route path="/plans/:page?/:id?" component={manager || person.role === 'admin' ? PlansPages : NotFound} />
        <Route path="/phones" component={manager ? PhonesScreen : NotFound} />
        <Route path="/alerts" component={manager || person.role === 'admin' ? AlertsScreen : NotFound} />
        <Route path="/audit" component={keeper ? AuditScreen : NotFound} />
        <Route path="/status" component={keeper ? StatusScreen : NotFound} />
        <Route path="/held" component={manager ? HeldScreen : OwnHeldScreen} />
        <Route path="/sign-in" component={SignInScreen} />
        <Route path="/set-up" component={ToToday} />
        <Route path="/invite" component={InviteScreen} />
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
