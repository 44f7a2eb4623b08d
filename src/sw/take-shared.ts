// A picture shared to the app (share_target of the manifest): kept here, then the screen that reports a hazard is opened.
/// <reference lib="webworker" />
import { registerRoute } from 'workbox-routing';
import { currentSession } from '../db/device.ts';
import { keepShared } from '../db/shared-pictures.ts';

export function takeShared(): void {
  registerRoute(
    ({ url, sameOrigin }) => sameOrigin && url.pathname === '/share',
    async ({ request }) => {
      const session = await currentSession();
      await keepShared(await request.formData(), session?.person.id ?? null);
      return Response.redirect('/hazards/report?shared', 303);
    },
    'POST',
  );
}
