// Where a person is signed in, and ending it on a phone that was lost.
import { useEffect, useState } from 'preact/hooks';
import type { Person } from '../../domain/person.ts';
import { Devices, type Device } from '../../domain/protocol.ts';
import { remove, report } from '../../sync/rest.ts';
import { browserOf } from '../browser.ts';
import { nearDayAndClock } from '../format.ts';
import { useLanguage, useWords } from '../use-screen.ts';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import styles from './person-sheet.module.css';

export function PersonDevices({ person }: { person: Person }) {
  const { common, manage } = useWords();
  const { people: words } = manage;
  const [devices, setDevices] = useState<Device[] | 'asking' | 'failed'>('asking');
  const ask = async () => {
    setDevices('asking');
    const answered = await report('/api/devices', Devices);
    setDevices(answered.ok ? answered.body.devices.filter((device) => device.personId === person.id) : 'failed');
  };
  useEffect(() => void ask(), [person.id]);
  return (
    <section class={styles.devices} aria-busy={devices === 'asking'}>
      <h3>{words.devices}</h3>
      {devices === 'asking' && <p class={styles.quiet}>{common.loading}</p>}
      {devices === 'failed' && (
        <p role="alert">
          {words.devicesFailed} <Button onClick={() => void ask()}>{common.retry}</Button>
        </p>
      )}
      {Array.isArray(devices) && devices.length === 0 && <p class={styles.quiet}>{words.noDevices}</p>}
      {Array.isArray(devices) && (
        <ul>
          {devices.map((device) => (
            <OneDevice key={device.id} device={device} />
          ))}
        </ul>
      )}
    </section>
  );
}

function OneDevice({ device }: { device: Device }) {
  const language = useLanguage();
  const { common, manage } = useWords();
  const { people: words } = manage;
  const [state, setState] = useState<'on' | 'asking' | 'busy' | 'failed' | 'off'>('on');
  const revoke = async () => {
    setState('busy');
    const answered = await remove(`/api/devices/${device.id}`);
    setState(answered.ok || answered.code === 'not-found' ? 'off' : 'failed');
  };
  const { system } = browserOf(device.agent);
  return (
    <li class={styles.device}>
      <div class={styles.about}>
        <b>{system === 'desktop' ? words.deviceKinds.computer : words.deviceKinds.phone}</b>{' '}
        {device.current && <Badge tone="press">{words.thisDevice}</Badge>}
        <small>{words.lastSeen(nearDayAndClock(device.lastSeenAt, language))}</small>
        <small>{words.signedIn(nearDayAndClock(device.signedInAt, language))}</small>
      </div>
      {state === 'off' && <Badge tone="plain">{words.revoked}</Badge>}
      {state === 'on' && !device.current && <Button onClick={() => setState('asking')}>{words.revoke}</Button>}
      {(state === 'asking' || state === 'busy' || state === 'failed') && (
        <div class={styles.ask} role="group" aria-label={words.revokeSure}>
          <p>
            <b>{words.revokeSure}</b> {words.revokeHint}
          </p>
          {state === 'failed' && (
            <p class={styles.failed} role="alert">
              {words.failed}
            </p>
          )}
          <div class={styles.actions}>
            <Button onClick={() => setState('on')}>{common.cancel}</Button>
            <Button look="danger" aria-disabled={state === 'busy'} onClick={() => void revoke()}>
              {words.revoke}
            </Button>
          </div>
        </div>
      )}
    </li>
  );
}
