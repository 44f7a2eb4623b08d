// The browser's own offer to install, kept until the person wants it.
import { screen } from '../state.ts';

type InstallPrompt = Event & { prompt(): Promise<{ outcome: 'accepted' | 'dismissed' }> };

export function watchInstall(): void {
  addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault();
    const offer = event as InstallPrompt;
    screen.setState({
      install: async () => {
        await offer.prompt();
        screen.setState({ install: null });
      },
    });
  });
  addEventListener('appinstalled', () => screen.setState({ install: null }));
}
