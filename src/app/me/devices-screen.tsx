// Where one is signed in, and ending what is lost.
import { CloudOff, Laptop, Smartphone } from 'lucide';
import { useCallback, useEffect, useState } from 'preact/hooks';
import { Devices, type Device } from '../../domain/protocol.ts';
import { remove, report } from '../../sync/rest.ts';
import { browserOf } from '../browser.ts';
import { dayAndClock } from '../format.ts';
import { useSaid } from '../use-said.ts';
import { useLanguage, useSession, useWords } from '../use-screen.ts';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { Sheet } from '../ui/sheet.tsx';
import { browserWords } from '../words/browsers.ts';
import { ownDevicesWords } from '../words/own-devices.ts';
import list from './devices-screen.module.css';
import styles from './me.module.css';

export function DevicesScreen() {
  const { person } = useSession();
  const { common } = useWords();
  const words = ownDevicesWords[useLanguage()];
  const [ending, setEnding] = useState<Device | null>(null);
  const [said, setSaid] = useSaid('');
  const [devices, setDevices] = useState<Device[] | 'unknown' | undefined>(undefined);
  const ask = useCallback(async () => {
    const answered = await report('/api/devices', Devices);
    setDevices((shown) => (answered.ok ? answered.body.devices : Array.isArray(shown) ? shown : 'unknown'));
  }, []);
  useEffect(() => void ask(), []);
  const mine = Array.isArray(devices) ? devices.filter(isOf(person.id)).sort(newestFirst) : undefined;

  const end = async (device: Device) => {
    setEnding(null);
    const answered = await remove(`/api/devices/${device.id}`);
    setSaid(answered.ok ? words.revoked : words.revokeFailed);
    await ask();
  };

  return (
    <Page narrow title={words.deviceTitle} sub={words.deviceSub} back={common.back} backTo="/me">
      <p class={styles.said} role="status">
        {said}
      </p>
      {devices === 'unknown' && (
        <Notice icon={CloudOff} action={<Button onClick={() => void ask()}>{common.retry}</Button>}>
          {words.devicesOffline}
        </Notice>
      )}
      {mine?.length === 0 && <Notice icon={Smartphone}>{words.devicesNone}</Notice>}
      <ul class={list.devices}>
        {mine?.map((device) => (
          <DeviceItem key={device.id} device={device} onEnd={() => setEnding(device)} />
        ))}
      </ul>
      {ending && (
        <Sheet label={words.revokeTitle} onClose={() => setEnding(null)}>
          <h2>{words.revokeTitle}</h2>
          <p class={styles.sheetText}>{words.revokeHint}</p>
          <div class={styles.pair}>
            <Button large onClick={() => setEnding(null)}>
              {common.cancel}
            </Button>
            <Button look="danger" large onClick={() => void end(ending)}>
              {words.revoke}
            </Button>
          </div>
        </Sheet>
      )}
    </Page>
  );
}

const isOf = (personId: string) => (device: Device) => device.personId === personId;

const newestFirst = (a: Device, b: Device): number =>
  Number(b.current) - Number(a.current) || b.lastSeenAt - a.lastSeenAt;

function DeviceItem({ device, onEnd }: { device: Device; onEnd: () => void }) {
  const language = useLanguage();
  const words = ownDevicesWords[language];
  const { name, system } = browserOf(device.agent);
  return (
    <li class={list.device}>
      <Icon of={system === 'desktop' ? Laptop : Smartphone} size={28} />
      <div class={list.deviceWords}>
        <b>
          {[words.agents[system], name === 'other' ? '' : browserWords[language][name]].filter(Boolean).join(' · ')}
        </b>
        <span class={styles.about}>{words.lastSeen(dayAndClock(device.lastSeenAt, language))}</span>
        <span class={styles.about}>{words.signedIn(dayAndClock(device.signedInAt, language))}</span>
        {device.current && (
          <span>
            <Badge tone="normal">{words.thisDevice}</Badge>
          </span>
        )}
      </div>
      {!device.current && (
        <Button look="danger" onClick={onEnd}>
          {words.revoke}
        </Button>
      )}
    </li>
  );
}
