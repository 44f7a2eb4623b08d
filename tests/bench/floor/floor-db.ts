// One checklist, one record: twenty items and what was answered.
import { Dexie, type Table } from 'dexie';

export type Value = 'pass' | 'fail' | 'na';
export type Inspection = {
  id: string;
  place: string;
  items: { id: string; text: string }[];
  answers: Record<string, Value>;
};

class FloorDb extends Dexie {
  declare inspections: Table<Inspection, string>;

  constructor() {
    super('floor', { chromeTransactionDurability: 'strict', cache: 'disabled' });
    this.version(1).stores({ inspections: 'id' });
    this.on('populate', (tx) => {
      const items = Array.from({ length: 20 }, (_, n) => ({ id: `Z2-${n + 1}`, text: `第${n + 1}处通道畅通` }));
      void tx.table<Inspection, string>('inspections').add({ id: 'one', place: '3号宿舍楼 2层', items, answers: {} });
    });
  }
}

const db = new FloorDb();

export const stored = (): Promise<Inspection | undefined> => db.inspections.get('one');
export const save = (inspection: Inspection): Promise<string> => db.inspections.put(inspection);
