// The API for other systems of the school as a page to read: made from the same description, with nothing fetched from anywhere.
import type { Hono } from 'hono';
import type { PatrolEnv } from '../env.ts';
import { apiPage, type Described, type PageLanguage } from '../api-page/page.ts';
import { apiPageStyle } from '../api-page/style.ts';
import { describe } from './describe.ts';

const kept = { 'cache-control': 'no-cache' };

/** In the language that is asked for, else the first the browser names, else Chinese. */
function languageOf(asked: string | undefined, accepted: string): PageLanguage {
  if (asked === 'zh' || asked === 'en') return asked;
  return /^en\b/i.test(accepted.trim()) ? 'en' : 'zh';
}

export function apiPageRoutes(app: Hono<PatrolEnv>, description: () => Promise<unknown>): void {
  const about = describe({ summary: 'The API for other systems of the school, to read', givesFile: ['text/html'] });
  app.get('/api/docs', about, async (c) => {
    const language = languageOf(c.req.query('lang'), c.req.header('accept-language') ?? '');
    const page = apiPage((await description()) as Described, language);
    return c.body(page, 200, { ...kept, 'content-type': 'text/html; charset=utf-8', vary: 'accept-language' });
  });
  const look = describe({ summary: 'How that page looks', givesFile: ['text/css'] });
  app.get('/api/docs.css', look, (c) =>
    c.body(apiPageStyle, 200, { ...kept, 'content-type': 'text/css; charset=utf-8' }),
  );
}
