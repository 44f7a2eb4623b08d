-- What is held is found by its receipt, and listed without reading the whole ledger.
CREATE INDEX ledger_held ON ledger (school_id, receipt_id) WHERE verdict = 'quarantined';
