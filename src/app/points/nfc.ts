// Web NFC, where the phone has it: reading the address off a tag and writing it there.

type TagRecord = { recordType: string; data?: DataView; encoding?: string };
type Reading = Event & { message: { records: readonly TagRecord[] } };
type Tags = EventTarget & {
  scan: (options: { signal: AbortSignal }) => Promise<void>;
  write: (
    message: { records: { recordType: 'url'; data: string }[] },
    options: { signal: AbortSignal; overwrite: boolean },
  ) => Promise<void>;
};

const kind = (): (new () => Tags) | undefined => (globalThis as { NDEFReader?: new () => Tags }).NDEFReader;

export const hasNfc = (): boolean => kind() !== undefined;

const textOf = ({ recordType, data }: TagRecord): string | null =>
  data && (recordType === 'url' || recordType === 'absolute-url' || recordType === 'text')
    ? new TextDecoder().decode(data)
    : null;

/** Calls for each tag that is touched, until `signal` ends it. Rejects like the browser: `NotAllowedError` when it is not let. */
export async function readTags(onText: (text: string) => void, signal: AbortSignal): Promise<void> {
  const Reader = kind();
  if (!Reader) throw new DOMException('no NFC', 'NotSupportedError');
  const reader = new Reader();
  const heard = (event: Event) => {
    const text = (event as Reading).message.records.map(textOf).find((one) => one !== null);
    onText(text ?? '');
  };
  reader.addEventListener('reading', heard, { signal });
  // A tag that is there and cannot be read is no code of ours.
  reader.addEventListener('readingerror', () => onText(''), { signal });
  await reader.scan({ signal });
}

/** Writes an address on the next tag that is touched. Rejects like the browser. */
export async function writeTag(address: string, signal: AbortSignal): Promise<void> {
  const Reader = kind();
  if (!Reader) throw new DOMException('no NFC', 'NotSupportedError');
  await new Reader().write({ records: [{ recordType: 'url', data: address }] }, { signal, overwrite: true });
}
