// A new webhook: who is told, where, and what. Then what its messages are signed with is shown, once.
import { useRef, useState } from 'preact/hooks';
import { isChannelUrl } from '../../../domain/alerts.ts';
import { webhookEvents, WebhookMade, type NewWebhook } from '../../../domain/webhook.ts';
import { useLanguage } from '../../use-screen.ts';
import { Button } from '../../ui/button.tsx';
import { Choices, TextField } from '../../ui/field.tsx';
import form from '../../ui/form.module.css';
import { Sheet } from '../../ui/sheet.tsx';
import { useToWrongField } from '../../ui/use-to-wrong-field.ts';
import { accessWords } from '../../words/access.ts';
import { WithPlaces } from './places-field.tsx';
import { SecretShown } from './secret-shown.tsx';
import { useMaking } from './use-making.ts';

const empty: NewWebhook = { name: '', url: '', events: ['hazard-opened', 'hazard-closed', 'round-missed'], places: [] };
type Wrong = { name?: boolean; url?: boolean; events?: boolean };

const wrongIn = ({ name, url, events }: NewWebhook): Wrong => ({
  ...((name.trim() === '' || Array.from(name).length > 40) && { name: true }),
  ...(!isChannelUrl(url.trim()) && { url: true }),
  ...(events.length === 0 && { events: true }),
});

export function AddWebhook({ onClose, onMade }: { onClose: () => void; onMade: () => void }) {
  const all = accessWords[useLanguage()];
  const { hooks: words } = all;
  const [webhook, setWebhook] = useState(empty);
  const [wrong, setWrong] = useState<Wrong>({});
  const [tries, setTries] = useState(0);
  const fields = useRef<HTMLFormElement>(null);
  useToWrongField(fields, tries);
  const { made, failed, busy, make } = useMaking('/api/webhooks', WebhookMade, all.full.hooks, onMade);
  const change = (said: Partial<NewWebhook>) => {
    setWebhook({ ...webhook, ...said });
    setWrong({});
  };
  const save = () => {
    const found = wrongIn(webhook);
    setWrong(found);
    if (Object.keys(found).length > 0) return setTries(tries + 1);
    void make({ ...webhook, name: webhook.name.trim(), url: webhook.url.trim() });
  };
  if (made)
    return (
      <Sheet label={words.made} onClose={onClose}>
        <SecretShown
          title={words.made}
          hint={words.madeHint}
          name={words.secret}
          secret={made.secret}
          onDone={onClose}
        />
      </Sheet>
    );
  return (
    <Sheet label={words.add} onClose={onClose} asks>
      <WithPlaces chosen={webhook.places} onChange={(places) => change({ places })}>
        {(places) => (
          <form
            class={form.form}
            noValidate
            ref={fields}
            onSubmit={(event) => {
              event.preventDefault();
              save();
            }}
          >
            <h2>{words.add}</h2>
            <TextField
              label={words.name}
              hint={words.nameHint}
              value={webhook.name}
              autocomplete="off"
              error={wrong.name ? all.errors.name : undefined}
              onInput={(event) => change({ name: event.currentTarget.value })}
            />
            <TextField
              label={words.url}
              hint={words.urlHint}
              value={webhook.url}
              type="url"
              autocomplete="off"
              spellcheck={false}
              error={wrong.url ? all.errors.url : undefined}
              onInput={(event) => change({ url: event.currentTarget.value })}
            />
            <Choices
              label={words.events}
              kind="several"
              options={webhookEvents.map((value) => ({ value, text: words.event[value] }))}
              chosen={webhook.events}
              onChoose={(events) => change({ events })}
            />
            {wrong.events && (
              <p class={form.failed} role="alert">
                {all.errors.kinds}
              </p>
            )}
            {places}
            {failed && (
              <p class={form.failed} role="alert">
                {failed}
              </p>
            )}
            <Button look="primary" large wide type="submit" aria-disabled={busy}>
              {busy ? all.saving : words.add}
            </Button>
          </form>
        )}
      </WithPlaces>
    </Sheet>
  );
}
