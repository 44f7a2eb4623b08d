// People, their invites, and workbooks, each under one address.
import { useRoute } from 'preact-iso';
import { UserX } from 'lucide';
import { authorize } from '../../domain/authorize.ts';
import { NotFound } from '../shell/not-found.tsx';
import { useSession, useWords } from '../use-screen.ts';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { FileScreen } from './file-screen.tsx';
import { InvitesScreen } from './invites-screen.tsx';
import { PeopleScreen } from './people-screen.tsx';

export function PeoplePages() {
  const { page } = useRoute().params;
  const { person } = useSession();
  const { people } = useWords().manage;
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
