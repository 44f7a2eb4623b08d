// How the server is, in figures: nothing about anybody, and nothing that anybody wrote.
import { forgottenMs, phoneTally } from '../../domain/phone.ts';
import type { Parts } from '../env.ts';
import { version } from '../version.ts';
import type { Metric } from './text.ts';

const weekMs = 7 * 86_400_000;
const backupStates = ['off', 'ok', 'late', 'failed'] as const;

const gauge = (name: string, help: string, ...values: (number | null | undefined)[]): Metric => ({
  name: `patrol_${name}`,
  help,
  type: 'gauge',
  samples: values.flatMap((value) => (value === null || value === undefined ? [] : [{ value }])),
});
const sumOf = (numbers: Iterable<number>): number => [...numbers].reduce((sum, one) => sum + one, 0);
const seconds = (ms: number | null): number | null => (ms === null ? null : ms / 1000);

export async function serverFigures(parts: Parts, startedAt: number): Promise<Metric[]> {
  const { store, now } = parts;
  const at = now();
  const school = await store.documents.school();
  const backup = parts.backupHealth?.() ?? { state: 'off' as const, at: null, verifiedAt: null };
  const [room, wal] = [await parts.room?.(), await parts.walBytes?.()];
  const lag = parts.loopLag?.();
  return [
    {
      name: 'patrol_build_info',
      help: 'The version that runs.',
      type: 'gauge',
      samples: [{ labels: { version: version() }, value: 1 }],
    },
    gauge('start_time_seconds', 'When the server was started, Unix time.', seconds(startedAt)),
    gauge('resident_memory_bytes', 'Memory of the process.', process.memoryUsage.rss()),
    {
      name: 'patrol_event_loop_lag_seconds',
      help: 'How long what was due had to wait, since this was asked last.',
      type: 'gauge',
      samples: lag ? Object.entries(lag).map(([is, value]) => ({ labels: { is }, value })) : [],
    },
    gauge('database_bytes', 'Database with its write-ahead log.', room?.databaseBytes),
    gauge('wal_bytes', 'Write-ahead log.', wal),
    gauge('disk_free_bytes', 'Free on the disk with the data.', room?.freeBytes),
    gauge('disk_size_bytes', 'Size of that disk.', room?.totalBytes),
    {
      name: 'patrol_backup_state',
      help: '1 for the state the backups are in.',
      type: 'gauge',
      samples: backupStates.map((state) => ({ labels: { state }, value: Number(state === backup.state) })),
    },
    gauge('backup_timestamp_seconds', 'The newest backup, Unix time.', seconds(backup.at)),
    gauge(
      'chain_verified_timestamp_seconds',
      'When a backup was last restored and every line of its ledger checked, Unix time.',
      seconds(backup.verifiedAt),
    ),
    ...(school ? await schoolFigures(parts, school.id, at) : []),
  ];
}

async function schoolFigures({ store }: Parts, schoolId: string, at: number): Promise<Metric[]> {
  const phones = phoneTally(await store.phones.list(schoolId, at - forgottenMs), at);
  const photos = await store.photos.room(schoolId);
  const alerts = await store.alerts.queued(schoolId, at - weekMs);
  const webhooks = await store.webhooks.queued(schoolId, at - weekMs);
  return [
    {
      ...gauge('ledger_entries_total', 'Lines of the ledger.', (await store.ledger.end(schoolId)).seq),
      type: 'counter',
    },
    gauge('photos', 'Photos that are here.', photos.n),
    gauge('photo_bytes', 'What they take.', photos.bytes),
    gauge('phones', 'Phones that were heard of in the last thirty days.', phones.n),
    gauge('phones_owing', 'Phones that hold something the school has not got, revoked ones too.', phones.owing),
    gauge('phones_silent', 'Phones that owe nothing and were not heard of for two days.', phones.silent),
    gauge('unsent_things', 'Entries and photos that phones said they hold.', phones.things),
    gauge(
      'unsent_oldest_seconds',
      'How long the oldest of them has waited.',
      phones.oldestAt === null ? 0 : Math.max(0, (at - phones.oldestAt) / 1000),
    ),
    gauge('alerts_waiting', 'Alerts that wait to be sent.', alerts.waiting),
    gauge('alerts_failed', 'Alerts that were given up in the last seven days.', alerts.failed),
    gauge('webhooks_waiting', 'Messages of webhooks that wait to be sent.', sumOf(webhooks.waiting.values())),
    gauge('webhooks_failed', 'Messages of webhooks that were given up in the last seven days.', webhooks.failed),
  ];
}
