// The app, built from its stores. It has no port and no globals: `app.request('/api/health')` is enough to try it.
import { Hono } from 'hono';
import { methodNotAllowed } from 'hono/method-not-allowed';
import { answerError, problem } from './answer.ts';
import { readers } from './by-token.ts';
import type { Parts, PatrolEnv } from './env.ts';
import { fewHeaders } from './few-headers.ts';
import { requestCounts } from './metrics/requests.ts';
import { noteExports } from './note-exports.ts';
import { packed } from './packed.ts';
import { alarmRoutes } from './routes/alarms.ts';
import { alertRoutes } from './routes/alerts.ts';
import { metricsRoutes } from './routes/metrics.ts';
import { messageRoutes } from './routes/messages.ts';
import { changesRoutes } from './routes/changes.ts';
import { deviceRoutes } from './routes/devices.ts';
import { caseFiguresRoutes } from './routes/case-figures.ts';
import { draftCopyRoutes } from './routes/draft-copies.ts';
import { floorPlanRoutes } from './routes/floor-plans.ts';
import { firstRunRoutes } from './routes/first-run.ts';
import { closingRoutes } from './routes/closings.ts';
import { settingsRoutes } from './routes/settings.ts';
import { hazardRoutes } from './routes/hazards.ts';
import { signatureRoutes } from './routes/signatures.ts';
import { heldRoutes } from './routes/held.ts';
import { healthRoutes } from './routes/health.ts';
import { assetRoutes } from './routes/assets.ts';
import { auditRoutes } from './routes/audit.ts';
import { inviteRoutes } from './routes/invites.ts';
import { inspectionRoutes } from './routes/inspections.ts';
import { ledgerRoutes } from './routes/ledger.ts';
import { ledgersRoutes } from './routes/ledgers.ts';
import { openDataRoutes } from './routes/open-data.ts';
import { openapiRoutes } from './routes/openapi.ts';
import { peopleRoutes } from './routes/people.ts';
import { liveRoutes } from './routes/live.ts';
import { libraryRoutes } from './routes/library.ts';
import { phoneRoutes } from './routes/phones.ts';
import { pinRoutes } from './routes/pins.ts';
import { photoRoutes } from './routes/photos.ts';
import { photoWallRoutes } from './routes/photo-wall.ts';
import { colleagueRoutes } from './routes/colleagues.ts';
import { firmCaseRoutes } from './routes/firm-cases.ts';
import { firmLinkRoutes } from './routes/firm-links.ts';
import { publicReportRoutes } from './routes/public-reports.ts';
import { analysisListRoutes } from './routes/analysis-lists.ts';
import { analysisRoutes } from './routes/analysis.ts';
import { readTokenRoutes } from './routes/read-tokens.ts';
import { briefingRoutes } from './routes/briefing.ts';
import { recheckRoutes } from './routes/rechecks.ts';
import { remarkRoutes } from './routes/remarks.ts';
import { streakRoutes } from './routes/streaks.ts';
import { retentionRoutes } from './routes/retention.ts';
import { roundRoutes } from './routes/rounds.ts';
import { sampleRoutes } from './routes/samples.ts';
import { todayRoutes } from './routes/today.ts';
import { searchRoutes } from './routes/search.ts';
import { sessionRoutes } from './routes/session.ts';
import { setUpRoutes } from './routes/setup.ts';
import { placeRoutes } from './routes/places.ts';
import { schoolFileRoutes } from './routes/school-file.ts';
import { statusRoutes } from './routes/status.ts';
import { templateRoutes } from './routes/templates.ts';
import { webhookRoutes } from './routes/webhooks.ts';
import { sameOrigin } from './same-origin.ts';
import { securityHeaders } from './security-headers.ts';
import { staticFiles } from './static-files.ts';
import { traced } from './traced.ts';
import { wholeAnswers } from './whole-answers.ts';

const routes = [
  healthRoutes,
  openapiRoutes,
  setUpRoutes,
  sessionRoutes,
  deviceRoutes,
  peopleRoutes,
  inviteRoutes,
  pinRoutes,
  schoolFileRoutes,
  auditRoutes,
  statusRoutes,
  firstRunRoutes,
  settingsRoutes,
  closingRoutes,
  retentionRoutes,
  ledgerRoutes,
  changesRoutes,
  draftCopyRoutes,
  photoRoutes,
  inspectionRoutes,
  caseFiguresRoutes,
  hazardRoutes,
  colleagueRoutes,
  publicReportRoutes,
  firmLinkRoutes,
  firmCaseRoutes,
  signatureRoutes,
  sampleRoutes,
  todayRoutes,
  roundRoutes,
  remarkRoutes,
  streakRoutes,
  recheckRoutes,
  analysisListRoutes,
  analysisRoutes,
  briefingRoutes,
  ledgersRoutes,
  searchRoutes,
  photoWallRoutes,
  alertRoutes,
  messageRoutes,
  placeRoutes,
  assetRoutes,
  floorPlanRoutes,
  templateRoutes,
  libraryRoutes,
  phoneRoutes,
  liveRoutes,
  heldRoutes,
  readTokenRoutes,
  webhookRoutes,
];

export function buildApp(parts: Parts): Hono<PatrolEnv> {
  const app = new Hono<PatrolEnv>();
  app.onError((error, c) => answerError(error, c));
  app.notFound((c) => problem(c, 'not-found'));
  app.use(traced(parts));
  const counts = requestCounts();
  app.use(counts.counted);
  app.use(securityHeaders(parts));
  app.use(packed());
  app.use(fewHeaders);
  app.use(wholeAnswers);
  app.use(
    '/api/*',
    methodNotAllowed<PatrolEnv>({
      app,
      onMethodNotAllowed: (c, allowed) => problem(c, 'method-not-allowed', { allow: allowed.join(', ') }),
    }),
  );
  app.use('/api/*', sameOrigin(parts));
  app.use('/api/*', noteExports(parts));
  for (const add of routes) add(app, parts);
  const reading = readers(parts);
  openDataRoutes(app, parts, reading);
  alarmRoutes(app, parts, reading);
  metricsRoutes(app, parts, reading, counts);
  if (parts.dist !== null)
    staticFiles(app, parts.dist, async () => (await parts.store.documents.school()) !== undefined);
  return app;
}
