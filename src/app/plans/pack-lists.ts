// Which checklists bad weather, exams and the start of term ask for (`domain.md` 12.22-12.24).
import type { Pack } from '../../domain/calendar.ts';

export const packLists: Record<Pack, readonly string[]> = {
  rain: ['B1', 'E1', 'P1', 'H1'],
  wind: ['H1', 'B1', 'T2'],
  ice: ['H1'],
  heat: ['E1', 'E3'],
  thunder: ['B1'],
  exam: ['F1', 'F3', 'P1', 'P2', 'E1', 'K2', 'H1'],
  'term-start': ['F3', 'D3', 'E1', 'E2', 'S1', 'G1', 'T1', 'T2', 'B1', 'P1', 'H1', 'K2'],
};
