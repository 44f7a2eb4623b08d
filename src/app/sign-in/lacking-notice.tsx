// What does not work with this browser, said before anybody relies on it. Nobody is kept out.
import { TriangleAlert } from 'lucide';
import { useLanguage } from '../use-screen.ts';
import { Card } from '../ui/card.tsx';
import { Icon } from '../ui/icon.tsx';
import { lackingWords } from '../words/lacking.ts';
import { lacksOf } from './lacks.ts';
import styles from './sign-in.module.css';

export function LackingNotice() {
  const words = lackingWords[useLanguage()];
  return (
    <>
      {lacksOf(navigator, isSecureContext).map((lack) => (
        <div key={lack} class={styles.block}>
          <Card>
            <h2 class={styles.insecure}>
              <Icon of={TriangleAlert} />
              {words[lack].title}
            </h2>
            <p>{words[lack].about}</p>
          </Card>
        </div>
      ))}
    </>
  );
}
