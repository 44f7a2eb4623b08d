// The frame: tabs under the thumb on a phone, a column at the side on a desk, and what is saved and waits above both.
import { ClipboardList, House, MapPin, Refrigerator, TriangleAlert, User, Users, type IconNode } from 'lucide';
import { useLocation } from 'preact-iso';
import type { ComponentChildren } from 'preact';

import { isKitchenStaff, isManager, keepsSchool, type Person } from '../../domain/person.ts';
import { useSession, useWords } from '../use-screen.ts';
import type { Words } from '../state.ts';
import { Icon } from '../ui/icon.tsx';
import { later } from '../ui/later.tsx';
import { DeliveryLine } from './delivery-line.tsx';
import { UpdateOffer } from './update-offer.tsx';
import styles from './shell.module.css';

const ToSearch = later(async () => (await import('../walk.ts')).ToSearch);

type Tab = { path: string; icon: IconNode; word: keyof Words['common']['tabs'] };

const everyone: Tab[] = [
  { path: '/', icon: House, word: 'today' },
  { path: '/records', icon: ClipboardList, word: 'records' },
  { path: '/hazards', icon: TriangleAlert, word: 'hazards' },
  { path: '/me', icon: User, word: 'me' },
];
const kitchen: Tab = { path: '/kitchen', icon: Refrigerator, word: 'kitchen' };
const keepers: Tab[] = [
  { path: '/people', icon: Users, word: 'people' },
  { path: '/places', icon: MapPin, word: 'places' },
];

/** The system admin keeps accounts and sees no records. */
function tabsOf(person: Person): Tab[] {
  if (isKitchenStaff(person)) return [...everyone.slice(0, 1), kitchen, ...everyone.slice(1)];
  const content = person.role === 'admin' ? everyone.filter((tab) => tab.path === '/me') : everyone;
  return keepsSchool(person) ? [...content.slice(0, -1), ...keepers, ...content.slice(-1)] : content;
}

/** Screens that fill the whole phone: a checklist being answered has no tabs under the thumb. */
const isBare = (path: string): boolean => path.startsWith('/inspection/');

export function Shell({ children }: { children: ComponentChildren }) {
  const { path } = useLocation();
  const { person, school } = useSession();
  const words = useWords();
  const tabs = tabsOf(person);
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
          <Tabs tabs={tabs} path={path} />
        </nav>
      )}
      {!bare && (
        <div class={styles.top}>
          <div class={styles.head}>
            <DeliveryLine />
            <ToSearch />
          </div>
          <UpdateOffer />
        </div>
      )}
      <main class={styles.main} id="content">
        {children}
      </main>
      {!bare && (
        <nav class={styles.tabs} aria-label={words.shell.menu}>
          <Tabs tabs={isManager(person) ? everyone : tabs.slice(0, 5)} path={path} />
        </nav>
      )}
    </div>
  );
}

function Tabs({ tabs, path }: { tabs: readonly Tab[]; path: string }) {
  const words = useWords();
  return (
    <>
      {tabs.map((tab) => (
        <a key={tab.path} class={styles.tab} href={tab.path} aria-current={isAt(tab.path, path) ? 'page' : undefined}>
          <Icon of={tab.icon} size={26} />
          {words.common.tabs[tab.word]}
        </a>
      ))}
    </>
  );
}

const isAt = (tab: string, path: string): boolean =>
  tab === '/'
    ? path === '/' || path.startsWith('/start')
    : path.startsWith(tab) || (tab === '/records' && path.startsWith('/record/'));
