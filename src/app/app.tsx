// Which address shows which screen. Today and the checklist are in the first bundle; what a walk needs next is fetched
// while the person reads, so that nothing is left to load in a stairwell; the desk comes when it is opened.
import { ErrorBoundary, lazy, LocationProvider, Route, Router, useLocation } from 'preact-iso';
import type { ComponentChildren, ComponentType } from 'preact';
import { useEffect } from 'preact/hooks';

import { isKitchenStaff, isManager, keepsSchool } from '../domain/person.ts';
import { ChecklistScreen } from './inspection/checklist-screen.tsx';
import { Boundary } from './shell/boundary.tsx';
import { Shell } from './shell/shell.tsx';
import { TodayScreen } from './today/today-screen.tsx';
import { Spoken, useScreen, useSession } from './use-screen.ts';
import { screenShown, whenAtRest } from './at-rest.ts';
import { loadDesk as desk } from './fetched/load-desk.ts';
import { allWords, walkFile } from './preferences.ts';

/** A screen that comes when it is opened, with all its words. */
const screenOf = <M, P extends object>(file: () => Promise<M>, screenIn: (file: M) => ComponentType<P>) =>
  lazy<ComponentType<P>>(async () => {
    try {
      const loaded = await file();
      await allWords();
      return screenIn(loaded);
    } catch {
      const { notYet } = await walkFile();
      return notYet(file);
    } finally {
      screenShown();
    }
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
} = screensOf(() => import('./fetched/walk.ts'));
const { KitchenPages } = screensOf(() => import('./fetched/kitchen.ts'));
const { ChecklistsScreen, EditorScreen, TemplateScreen } = screensOf(() => import('./fetched/checklists.ts'));
const { CodeScreen, PlaceScreen, ScanScreen } = screensOf(() => import('./fetched/points.ts'));
const { AssetsScreen, AssetWalkScreen } = screensOf(() => import('./fetched/assets.ts'));
const { SearchScreen } = screensOf(() => import('./fetched/search-pages.ts'));
const { AlertsScreen } = screensOf(() => import('./fetched/alerts.ts'));
const { SetUpScreen, SignInScreen } = screensOf(() => import('./fetched/door.ts'));
const { InviteScreen } = screensOf(() => import('./fetched/invited.ts'));
const { PublicPages } = screensOf(() => import('./fetched/public-report.ts'));
const { CasesPages } = screensOf(() => import('./fetched/cases.ts'));
const { DevicesScreen, MePages, OwnHeldScreen, SelfCheckScreen } = screensOf(() => import('./fetched/me.ts'));
const { InstallScreen } = screensOf(() => import('./fetched/install.ts'));
const { BoardPages, HeldScreen, PhonesScreen, PlacesScreen, SchoolRecordScreen, SchoolRecordsScreen, SignListScreen } =
  screensOf(desk);
const withDesk =
  <M,>(file: () => Promise<M>) =>
  async (): Promise<M> =>
    (await Promise.all([file(), desk()]))[0];
const { AdministrationPages } = screensOf(withDesk(() => import('./fetched/administration.ts')));
const { PlansPages } = screensOf(withDesk(() => import('./fetched/plans.ts')));
const { QualityPages } = screensOf(withDesk(() => import('./fetched/quality.ts')));
const { AnalysisPages, LedgerPages } = screensOf(withDesk(() => import('./fetched/analysis.ts')));
const { PhotoViewsScreen, PhotoWallScreen } = screensOf(withDesk(() => import('./fetched/photo-wall.ts')));
const { PlaceLabelsScreen } = screensOf(withDesk(() => import('./fetched/point-labels.ts')));

export function App() {
  const session = useScreen((now) => now.session);
  return (
    <Speaking>
      <LocationProvider>
        <ErrorBoundary>
          <Boundary>{session ? <SignedIn /> : <SignedOut />}</Boundary>
        </ErrorBoundary>
      </LocationProvider>
    </Speaking>
  );
}

const Speaking = ({ children }: { children: ComponentChildren }) => (
  <Spoken.Provider value={useScreen((now) => now.language)}>{children}</Spoken.Provider>
);

/** Fetched once the page is at rest. */
const soonNeeded = [StartScreen, CheckScreen, OwnRecordScreen, OwnRecordsScreen, OutboxScreen];

function SignedOut() {
  return (
    <Router>
      <Route path="/set-up" component={SetUpScreen} />
      <Route path="/invite" component={InviteScreen} />
      <Route path="/c/:code" component={PublicPages} />
      <Route path="/report/:number" component={PublicPages} />
      <Route path="/firm/:number" component={PublicPages} />
      <Route default component={SignInScreen} />
    </Router>
  );
}

type Pages = { [path: string]: ComponentType };

const forEverybody: Pages = {
  '/start': StartScreen,
  '/inspection/:id': ChecklistScreen,
  '/inspection/:id/check': CheckScreen,
  '/inspection/:id/assets': AssetWalkScreen,
  '/inspection/:id/newer': NewerScreen,
  '/records/mine': OwnRecordsScreen,
  '/record/:id/:entry?': OwnRecordScreen,
  '/school-record/:id/:entry?': SchoolRecordScreen,
  '/outbox': OutboxScreen,
  '/hazards/:id?': CasesPages,
  '/kitchen/:page?': KitchenPages,
  '/ledgers/:name?': LedgerPages,
  '/b/:code': KitchenPages,
  '/rounds/:id': RoundScreen,
  '/me/:page?': MePages,
  '/install': InstallScreen,
  '/devices': DevicesScreen,
  '/self-check': SelfCheckScreen,
  '/people/:page?': AdministrationPages,
  '/audit': AdministrationPages,
  '/status': AdministrationPages,
  '/places': PlacesScreen,
  '/places/:id': PlaceScreen,
  '/places/:id/assets': AssetsScreen,
  '/search': SearchScreen,
  '/scan': ScanScreen,
  '/c/:code': CodeScreen,
  '/report/:number': PublicPages,
  '/firm/:number': PublicPages,
  '/sign-in': SignInScreen,
  '/set-up': ToToday,
  '/invite': InviteScreen,
};

const forManagers: Pages = {
  '/photos': PhotoWallScreen,
  '/to-sign': SignListScreen,
  '/checklists': ChecklistsScreen,
  '/checklists/:code': TemplateScreen,
  '/checklists/:code/edit': EditorScreen,
  '/rounds-board/:id?': BoardPages,
  '/quality/:page?': QualityPages,
  '/analysis/:page?': AnalysisPages,
  '/phones': PhonesScreen,
};

/** Managers, and whoever looks after accounts. */
const forKeepers: Pages = {
  '/places/labels': PlaceLabelsScreen,
  '/photos/views': PhotoViewsScreen,
  '/plans/:page?/:id?': PlansPages,
  '/alerts': AlertsScreen,
};

function SignedIn() {
  const { person } = useSession();
  const manager = isManager(person);
  const needed = isKitchenStaff(person) ? [...soonNeeded, KitchenPages] : soonNeeded;
  useEffect(() => whenAtRest(() => needed.forEach((part) => void part.preload())), []);
  const pages: Pages = {
    '/': person.role === 'admin' ? AdministrationPages : TodayScreen,
    '/records': manager ? SchoolRecordsScreen : OwnRecordsScreen,
    '/held': manager ? HeldScreen : OwnHeldScreen,
    // Before /places/:id: the first that fits is shown.
    ...(keepsSchool(person) && forKeepers),
    ...forEverybody,
    ...(manager && forManagers),
  };
  return (
    <Shell>
      <Router>
        {Object.entries(pages).map(([path, component]) => (
          <Route key={path} path={path} component={component} />
        ))}
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
