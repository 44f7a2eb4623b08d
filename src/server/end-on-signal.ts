// How the process ends: politely, and with a word when it could not.

/** On SIGTERM and SIGINT stops once and exits: 0 when everything was let go, 1 when not. */
export function endOnSignal(stop: () => Promise<void>): void {
  let isEnding = false;
  const end = () => {
    if (isEnding) return;
    isEnding = true;
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error('The server could not stop as it should:', error);
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
}
