// What the person has recorded: what the server last said, with what it has not heard yet laid over it.
import type { InspectionRecord } from '../domain/documents.ts';
import type { Hazard } from '../domain/hazard.ts';
import type { Receipt } from '../domain/protocol.ts';
import type { ProblemCode } from '../domain/refusal.ts';
import type { Template } from '../domain/template.ts';
import type { DeviceDb } from './device-db.ts';
import type { RecordSummary } from './rows.ts';

/** waiting 待上传, receiving 已收到·照片 k/n, delivered 已送达, attention 需要处理. */
export type RecordState = 'waiting' | 'receiving' | 'delivered' | 'attention';

export type RecordLine = RecordSummary & {
  delivery: RecordState;
  photos: { have: number; total: number };
  /** Why it needs attention. */
  code: ProblemCode | null;
  path: string | null;
};
export type OwnRecord = RecordLine & {
  inspection: InspectionRecord['inspection'];
  template: Template | undefined;
  receipts: Receipt[];
  /** Photos that cannot be sent as they are. */
  troubles: { sha256: string; code: ProblemCode }[];
  /** Before its first receipt a submission can be taken back. */
  mayWithdraw: boolean;
};
/** What has not arrived. `records` have no receipt, `receivingRecords` still lack photos; `oldestAt` UTC ms. */
export type DeliveryCounts = {
  records: number;
  photos: number;
  bytes: number;
  oldestAt: number | null;
  attention: number;
  receivingRecords: number;
};

/** Newest first; withdrawn ones are left out. */
export async function ownRecords(_db: DeviceDb, _limit: number): Promise<RecordLine[]> { throw new Error('soon'); }
export async function ownRecord(_db: DeviceDb, _id: string): Promise<OwnRecord | undefined> { throw new Error('soon'); }
export async function deliveryCounts(_db: DeviceDb): Promise<DeliveryCounts> { throw new Error('soon'); }
/** Hazards this person reported, newest first; withdrawn ones are left out. */
export async function ownHazards(_db: DeviceDb): Promise<Hazard[]> { throw new Error('soon'); }
/** The person's previous inspection of this place with this checklist, any version. */
export async function lastResults(_db: DeviceDb, _placeId: string, _templateCode: string): Promise<InspectionRecord | undefined> { throw new Error('soon'); }
