// After a try that did not go through, the first field that is wrong is where the person is.
import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';

export function useToWrongField(form: RefObject<HTMLFormElement | null>, tries: number): void {
  useEffect(() => {
    if (tries > 0) form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus();
  }, [tries]);
}
