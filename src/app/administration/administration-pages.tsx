// Who did what and how the server is; people, their invites, and workbooks: each under its address, decided here and not in the first
// bundle.
import { useLocation, useRoute } from 'preact-iso';
import { UserX } from 'lucide';
import { authorize } from '../../domain/authorize.ts';
import { NotFound } from '../shell/not-found.tsx';
import { useSession, useWords } from '../use-screen.ts';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { AccessScreen } from './access/access-screen.tsx';
import { AuditScreen } from './audit-screen.tsx';
import { FileScreen } from './file-screen.tsx';
import { InvitesScreen } from './invites-screen.tsx';
import { PeopleScreen } from './people-screen.tsx';
import { RetentionScreen } from './retention-screen.tsx';
import { SettingsScreen } from './settings-screen.tsx';
import { StatusScreen } from './status-screen.tsx';

export function AdministrationPages() {
  const { path, query } = useLocation();
  const { person } = useSession();
  if (path !== '/audit' && path !== '/status') return <People />;
  if (!authorize(person, { do: 'look-after-school' })) return <NotFound />;
  if (path === '/audit') return <AuditScreen />;
  if (query['part'] === 'settings') return <SettingsScreen />;
  return query['part'] === 'retention' ? <RetentionScreen /> : <StatusScreen />;
}

function People() {
  const { page } = useRoute().params;
  const { person } = useSession();
  const { people } = useWords().manage;
  if (page === 'access') return authorize(person, { do: 'look-after-school' }) ? <AccessScreen /> : <NotFound />;
  if (!authorize(person, { do: 'add-person' }))
    return (
      <Page title={people.title}>
        <Notice icon={UserX}>{people.notAllowed}</Notice>
      </Page>
    );
  if (page === 'invites') return <InvitesScreen />;
  if (page === 'file') return <FileScreen />;
  return page ? <NotFound /> : <PeopleScreen />;
}
