// A note one spoke oneself: from this phone, or from the school when it is only there.
import { photoBytes } from '../../db/photo-bytes.ts';
import type { Voice } from '../../domain/voice.ts';
import { useOnline } from '../use-online.ts';
import { useDb } from '../use-screen.ts';
import { VoicePlayer } from '../ui/voice-player.tsx';

type OwnVoiceProps = { inspectionId: string; voice: Voice; /** Which of several. */ n: number | undefined };

export function OwnVoice({ inspectionId, voice, n }: OwnVoiceProps) {
  const db = useDb();
  const isOnline = useOnline();
  const atSchool = `/api/inspections/${encodeURIComponent(inspectionId)}/photos/${voice.sha256}`;
  const load = async () => (await photoBytes(db, voice.sha256)) ?? (isOnline ? atSchool : undefined);
  return <VoicePlayer voice={voice} load={load} n={n} />;
}
