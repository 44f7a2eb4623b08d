// Reports without an account, of people and of devices: what is beside the ledger, because it is nobody's business for ever.
import type { DatabaseSync } from 'node:sqlite';
import type { AlarmKey, KnownAlarm, PublicStore } from '../public-store.ts';
import type { Write } from './group-commit.ts';
import type { RecordOwn } from './own-entries.ts';

export function sqlitePublicReports(db: DatabaseSync, write: Write, record: RecordOwn): PublicStore {
  const put = db.prepare(
    'INSERT INTO public_reports (school_id, number, hazard_id, secret_hash, reported_at) VALUES (?, ?, ?, ?, ?)',
  );
  const putContact = db.prepare('INSERT INTO public_contacts (school_id, hazard_id, name, phone) VALUES (?, ?, ?, ?)');
  const alarm = db.prepare('SELECT * FROM alarms WHERE school_id = ? AND device = ? AND alarm_id = ?');
  const putAlarm = db.prepare(
    'INSERT INTO alarms (school_id, device, alarm_id, hazard_id, number) VALUES (?, ?, ?, ?, ?)',
  );
  const knownAlarm = (schoolId: string, { device, alarmId }: AlarmKey): KnownAlarm | undefined => {
    const row = alarm.get(schoolId, device, alarmId);
    return row && { hazardId: String(row['hazard_id']), number: String(row['number']) };
  };
  const find = db.prepare('SELECT * FROM public_reports WHERE school_id = ? AND number = ?');
  const contact = db.prepare('SELECT name, phone FROM public_contacts WHERE school_id = ? AND hazard_id = ?');
  // What was merged ends with the case that goes on in its place, which may have been merged itself.
  const goesOn = `WITH RECURSIVE goes_on(hazard_id, at_id) AS (
      SELECT hazard_id, hazard_id FROM public_contacts WHERE school_id = ?1
      UNION SELECT g.hazard_id, d.body ->> '$.handling.mergedInto' FROM goes_on AS g
      JOIN hazard_rows AS r ON r.school_id = ?1 AND r.id = g.at_id AND r.state = 'merged'
      JOIN documents AS d ON d.school_id = ?1 AND d.type = 'hazard' AND d.id = g.at_id)`;
  // Left to itself the planner reads every case of the school instead of the few there are contacts of.
  const over = `SELECT g.hazard_id FROM goes_on AS g
    CROSS JOIN hazard_rows AS r ON r.school_id = ?1 AND r.id = g.at_id
    CROSS JOIN documents AS d ON d.school_id = ?1 AND d.type = 'hazard' AND d.id = g.at_id
    WHERE r.state <> 'merged' AND r.waits_for IS NULL AND d.body ->> '$.handling.since' < ?2`;
  const anyOver = db.prepare(`${goesOn} ${over} LIMIT 1`);
  const forget = db.prepare(`${goesOn} DELETE FROM public_contacts WHERE school_id = ?1 AND hazard_id IN (${over})`);

  return {
    add: (schoolId, { hazardId, number, secretHash, reportedAt, contact: who }, make) =>
      write(() => {
        record(schoolId, schoolId, make, reportedAt);
        put.run(schoolId, number, hazardId, secretHash, reportedAt);
        if (who) putContact.run(schoolId, hazardId, who.name, who.phone);
      }),
    addAlarm: (schoolId, { device, alarmId, hazardId, number, receivedAt }, make) =>
      write(() => {
        const known = knownAlarm(schoolId, { device, alarmId });
        if (known) return { ...known, isNew: false };
        record(schoolId, schoolId, make, receivedAt);
        putAlarm.run(schoolId, device, alarmId, hazardId, number);
        return { hazardId, number, isNew: true };
      }),
    async findAlarm(schoolId, key) {
      return knownAlarm(schoolId, key);
    },
    async find(schoolId, number) {
      const row = find.get(schoolId, number);
      return (
        row && {
          hazardId: String(row['hazard_id']),
          secretHash: String(row['secret_hash']),
          reportedAt: Number(row['reported_at']),
        }
      );
    },
    async contact(schoolId, hazardId) {
      const row = contact.get(schoolId, hazardId);
      return row && { name: String(row['name']), phone: String(row['phone']) };
    },
    async forget(schoolId, at) {
      // Looked for first: twice a minute there is nothing to write.
      if (!anyOver.get(schoolId, at)) return 0;
      return write(() => Number(forget.run(schoolId, at).changes));
    },
  };
}
