// A report that comes in pages, with 显示更多.
import { useState } from 'preact/hooks';
import type * as v from 'valibot';
import { report } from '../sync/rest.ts';
import { append, renew, type Paged } from './pages.ts';
import { useReport, type Report } from './use-report.ts';

export type Pages<P> = Report<P> & { more: () => void; loadingMore: boolean; moreFailed: boolean };

export function usePages<P extends Paged<{ id: string }>>(path: string, schema: v.GenericSchema<unknown, P>): Pages<P> {
  const first = useReport<P>(path, schema, { merge: renew, offers: true });
  const [state, setState] = useState<'ready' | 'loading' | 'failed'>('ready');
  const more = async () => {
    const { body } = first;
    if (!body?.next || state === 'loading') return;
    setState('loading');
    const answered = await report(
      `${path}${path.includes('?') ? '&' : '?'}before=${encodeURIComponent(body.next)}`,
      schema,
    );
    if (answered.ok) first.change(append(body, answered.body));
    setState(answered.ok ? 'ready' : 'failed');
  };
  return { ...first, more: () => void more(), loadingMore: state === 'loading', moreFailed: state === 'failed' };
}
