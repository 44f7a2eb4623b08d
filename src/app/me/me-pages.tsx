// 我的 and 消息 stand under one address, so that the first bundle has one route for both.
import { useRoute } from 'preact-iso';
import { MeScreen } from './me-screen.tsx';
import { NotFound } from '../shell/not-found.tsx';
import { PinScreen } from './devices-later.tsx';
import { MessagesScreen } from './messages-screen.tsx';

export function MePages() {
  const { page } = useRoute().params;
  if (page === 'messages') return <MessagesScreen />;
  if (page === 'pin') return <PinScreen />;
  return page ? <NotFound /> : <MeScreen />;
}
