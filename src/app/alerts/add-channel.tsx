// A new channel: where to, under which name, about what.
import { useRef, useState } from 'preact/hooks';
import { alertTopics, channelKinds, channelLanguages, isChannelUrl, type NewChannel } from '../../domain/alerts.ts';
import { post } from '../../sync/rest.ts';
import { useLanguage, useWords } from '../use-screen.ts';
import { Button } from '../ui/button.tsx';
import { Choices, TextField } from '../ui/field.tsx';
import form from '../ui/form.module.css';
import { Sheet } from '../ui/sheet.tsx';
import { useToWrongField } from '../ui/use-to-wrong-field.ts';
import { alertWords } from '../words/alerts.ts';

const night = { from: '22:00', to: '06:30' };
const empty: NewChannel = {
  name: '',
  kind: 'wecom',
  url: '',
  secret: '',
  topics: ['missed', 'exit', 'major'],
  quiet: night,
};
type Wrong = { [field in 'name' | 'url' | 'secret' | 'topics' | 'quiet']?: boolean };

function wrongIn({ name, url, secret, kind, topics, quiet }: NewChannel): Wrong {
  return {
    ...((name.trim() === '' || Array.from(name).length > 20) && { name: true }),
    ...(!isChannelUrl(url.trim()) && { url: true }),
    ...(kind === 'webhook' && secret.length < 16 && { secret: true }),
    ...(topics.length === 0 && { topics: true }),
    ...(quiet && (quiet.from === '' || quiet.to === '' || quiet.from === quiet.to) && { quiet: true }),
  };
}

export function AddChannel({ onClose, onAdded }: { onClose: () => void; onAdded: () => void }) {
  const language = useLanguage();
  const words = alertWords[language];
  const { common } = useWords();
  const [channel, setChannel] = useState({ ...empty, language } as NewChannel);
  const [wrong, setWrong] = useState<Wrong>({});
  const [failed, setFailed] = useState<string | null>(null);
  const [tries, setTries] = useState(0);
  const fields = useRef<HTMLFormElement>(null);
  useToWrongField(fields, tries);
  const change = (said: Partial<NewChannel>) => {
    setChannel({ ...channel, ...said });
    setWrong({});
  };
  const save = async () => {
    const found = wrongIn(channel);
    setWrong(found);
    setFailed(null);
    if (Object.keys(found).length > 0) return setTries(tries + 1);
    const answered = await post('/api/alerts', { ...channel, name: channel.name.trim(), url: channel.url.trim() });
    if (answered.ok) return onAdded();
    setFailed(answered.code === 'conflict' ? words.full : words.failed);
  };
  return (
    <Sheet label={words.add} onClose={onClose} asks>
      <form
        class={form.form}
        noValidate
        ref={fields}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <h2>{words.add}</h2>
        <Choices
          label={words.kind}
          options={channelKinds.map((value) => ({ value, text: words.kinds[value] }))}
          chosen={[channel.kind]}
          onChoose={([kind]) => kind && change({ kind })}
        />
        <TextField
          label={words.name}
          hint={words.nameHint}
          value={channel.name}
          autocomplete="off"
          error={wrong.name ? words.errors.name : undefined}
          onInput={(event) => change({ name: event.currentTarget.value })}
        />
        <TextField
          label={words.url}
          hint={words.urlHint}
          value={channel.url}
          type="url"
          autocomplete="off"
          spellcheck={false}
          error={wrong.url ? words.errors.url : undefined}
          onInput={(event) => change({ url: event.currentTarget.value })}
        />
        {channel.kind !== 'wecom' && (
          <TextField
            label={words.secret}
            hint={words.secretHints[channel.kind]}
            value={channel.secret}
            autocomplete="off"
            spellcheck={false}
            error={wrong.secret ? words.errors.secret : undefined}
            onInput={(event) => change({ secret: event.currentTarget.value })}
          />
        )}
        <Choices
          label={words.topics}
          kind="several"
          options={alertTopics.map((value) => ({ value, text: words.topic[value] }))}
          chosen={channel.topics}
          onChoose={(topics) => change({ topics })}
        />
        {wrong.topics && (
          <p class={form.failed} role="alert">
            {words.errors.topics}
          </p>
        )}
        <Choices
          label={words.quiet}
          options={(['hours', 'none'] as const).map((value) => ({ value, text: words.quietHours[value] }))}
          chosen={[channel.quiet ? 'hours' : 'none']}
          onChoose={([chosen]) => change({ quiet: chosen === 'hours' ? night : null })}
        />
        {channel.quiet && (
          <QuietHours quiet={channel.quiet} isWrong={!!wrong.quiet} onChange={(quiet) => change({ quiet })} />
        )}
        <Choices
          label={words.language}
          options={channelLanguages.map((value) => ({ value, text: words.languages[value] }))}
          chosen={channel.language ? [channel.language] : []}
          onChoose={([chosen]) => chosen && change({ language: chosen })}
        />
        {failed && (
          <p class={form.failed} role="alert">
            {failed}
          </p>
        )}
        <Button look="primary" large wide type="submit">
          {words.save}
        </Button>
        <Button large wide onClick={onClose}>
          {common.cancel}
        </Button>
      </form>
    </Sheet>
  );
}

type Quiet = NonNullable<NewChannel['quiet']>;
type QuietProps = { quiet: Quiet; isWrong: boolean; onChange: (quiet: Quiet) => void };

function QuietHours({ quiet, isWrong, onChange }: QuietProps) {
  const words = alertWords[useLanguage()];
  return (
    <>
      <div class={form.pair}>
        <TextField
          type="time"
          label={words.quietFrom}
          value={quiet.from}
          error={isWrong ? words.errors.quiet : undefined}
          onInput={(event) => onChange({ ...quiet, from: event.currentTarget.value })}
        />
        <TextField
          type="time"
          label={words.quietTo}
          value={quiet.to}
          onInput={(event) => onChange({ ...quiet, to: event.currentTarget.value })}
        />
      </div>
      {quiet.to < quiet.from && <p class={form.hint}>{words.quietHint}</p>}
    </>
  );
}
