// The frame: tabs under the thumb on a phone, a column at the side on a desk, and what is saved and waits above both.
import {
  Camera,
  ClipboardList,
  House,
  MapPin,
  MessageCircle,
  Refrigerator,
  TriangleAlert,
  User,
  Users,
  type IconNode,
} from 'lucide';
import { useLocation } from 'preact-iso';
import type { ComponentChildren } from 'preact';

import { isKitchenStaff, keepsSchool, type Person } from '../../domain/person.ts';
import { useSession, useWords } from '../use-screen.ts';
import type { Words } from '../state.ts';
import { Icon } from '../ui/icon.tsx';
import { later } from '../ui/later.tsx';
import { DeliveryLine } from './delivery-line.tsx';
import styles from './shell.module.css';

const walk = () => import('../fetched/walk.ts');
const ToSearch = later(async () => (await walk()).ToSearch);
const ToLanguage = later(async () => (await walk()).ToLanguage);
const UpdateOffer = later(async () => (await walk()).UpdateOffer);
const Beside = later(async () => (await walk()).Beside);
const TabNumber = later(async () => (await walk()).TabNumber);

type Tab = { path: string; icon: IconNode; word: keyof Words['common']['tabs'] };

const today: Tab = { path: '/', icon: House, word: 'today' };
const records: Tab = { path: '/records', icon: ClipboardList, word: 'records' };
const hazards: Tab = { path: '/hazards', icon: TriangleAlert, word: 'hazards' };
const report: Tab = { path: '/hazards/report', icon: Camera, word: 'report' };
const messages: Tab = { path: '/me/messages', icon: MessageCircle, word: 'messages' };
const me: Tab = { path: '/me', icon: User, word: 'me' };
const kitchen: Tab = { path: '/kitchen', icon: Refrigerator, word: 'kitchen' };
const keepers: Tab[] = [
  { path: '/people', icon: Users, word: 'people' },
  { path: '/places', icon: MapPin, word: 'places' },
];
/** What stands under the thumb, five at most, and at the side of a desk. The system admin keeps accounts and sees no records. */
function tabsOf(person: Person): { thumb: Tab[]; side: Tab[] } {
  const keeping = [...keepers, messages, me];
  if (person.role === 'admin') return { thumb: keeping, side: keeping };
  const work = isKitchenStaff(person) ? [kitchen] : [];
  const keeps = keepsSchool(person) ? keepers : [];
  return {
    thumb: [today, work[0] ?? records, report, messages, me],
    side: [today, ...work, records, hazards, report, ...keeps, messages, me],
  };
}

/** Screens that fill the whole phone: a checklist being answered has no tabs under the thumb. */
const isBare = (path: string): boolean => path.startsWith('/inspection/');

/** On a phone the lists of records and hazards stand side by side behind one tab. */
const isOfTwo = (path: string): boolean => path === '/records' || path === '/hazards';

export function Shell({ children }: { children: ComponentChildren }) {
  const { path } = useLocation();
  const { person, school } = useSession();
  const words = useWords();
  const { thumb, side } = tabsOf(person);
  const bare = isBare(path);
  return (
    <div class={`${styles.shell} ${bare ? styles.bare : ''}`}>
      <a class={styles.skip} href="#content">
        {words.shell.skip}
      </a>
      {!bare && (
        <nav class={styles.side} aria-label={words.shell.menu}>
          <div class={styles.school}>
            {school.name}
            <small>{words.common.app}</small>
          </div>
          <Tabs tabs={side} path={path} />
        </nav>
      )}
      {!bare && (
        <div class={styles.top}>
          <div class={styles.head}>
            <DeliveryLine />
            <div class={styles.keys}>
              <ToSearch />
              <ToLanguage />
            </div>
          </div>
          <UpdateOffer key={path} />
          {isOfTwo(path) && person.role !== 'admin' && (
            <div class={styles.twoLists}>
              <Beside path={path} />
            </div>
          )}
        </div>
      )}
      <main class={styles.main} id="content">
        {children}
      </main>
      {!bare && (
        <nav class={styles.tabs} aria-label={words.shell.menu}>
          <Tabs tabs={thumb} path={path} />
        </nav>
      )}
    </div>
  );
}

function Tabs({ tabs, path }: { tabs: readonly Tab[]; path: string }) {
  const words = useWords();
  const here = tabAt(tabs, path);
  return (
    <>
      {tabs.map((tab) => (
        <a key={tab.path} class={styles.tab} href={tab.path} aria-current={tab === here ? 'page' : undefined}>
          <span class={tab === report ? styles.act : styles.icon}>
            <Icon of={tab.icon} size={26} />
            {(tab === messages || tab === records) && <TabNumber of={tab === messages ? 'messages' : 'records'} />}
          </span>
          {words.common.tabs[tab.word]}
        </a>
      ))}
    </>
  );
}

/** The one whose address this page's begins with, the longest of several; the list beside it stands for one that is not there. */
function tabAt(tabs: readonly Tab[], path: string): Tab | undefined {
  const isOf = ({ path: to }: Tab): boolean =>
    to === '/'
      ? path === '/' || path.startsWith('/start')
      : path.startsWith(to) || (to === '/records' && path.startsWith('/record/'));
  const [longest] = tabs.filter(isOf).sort((a, b) => b.path.length - a.path.length);
  return longest ?? (isOf(hazards) ? tabs.find((tab) => tab === records) : undefined);
}
