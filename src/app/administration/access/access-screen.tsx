// 数据接口: with what other systems of the school read, and whom the school tells what happens.
import { ReadTokens } from '../../../domain/read-token.ts';
import { Webhooks } from '../../../domain/webhook.ts';
import { AsOf, NothingKnown } from '../../as-of.tsx';
import { useReport } from '../../use-report.ts';
import { useLanguage, useWords } from '../../use-screen.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { Page } from '../../ui/page.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { accessWords } from '../../words/access.ts';
import { TokenPart } from './token-part.tsx';
import { WebhookPart } from './webhook-part.tsx';
import styles from './access.module.css';

export function AccessScreen() {
  const { common } = useWords();
  const language = useLanguage();
  const words = accessWords[language];
  const tokens = useReport('/api/read-tokens', ReadTokens);
  const webhooks = useReport('/api/webhooks', Webhooks);
  const { trouble } = tokens;
  return (
    <Page title={words.title} sub={words.sub} back={common.back} backTo="/status">
      <AsOf report={tokens} />
      {!tokens.body && (trouble ? <NothingKnown report={tokens} /> : <Skeleton look="rows" />)}
      {tokens.body && (
        <div class={styles.parts}>
          <TokenPart tokens={tokens.body} onChanged={tokens.refresh} />
          {webhooks.body && <WebhookPart webhooks={webhooks.body} onChanged={webhooks.refresh} />}
          {!webhooks.body && webhooks.trouble && <NothingKnown report={webhooks} />}
        </div>
      )}
      <p class={styles.about}>
        <ButtonLink href={`/api/docs?lang=${language}`} target="_blank" rel="noopener">
          {words.about}
        </ButtonLink>
      </p>
    </Page>
  );
}
