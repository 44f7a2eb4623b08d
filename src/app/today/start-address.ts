// What is chosen so far stands in the address, so the phone's Back button goes one choice back.

export type Chosen = {
  place?: string | undefined;
  template?: string | undefined;
  /** The place one has walked into while looking for one. */
  within?: string | undefined;
};

export const chosenIn = (query: Record<string, string>): Chosen => ({
  place: query['place'],
  template: query['template'],
  within: query['in'],
});

export function startAddress({ place, template, within }: Chosen): string {
  const query = new URLSearchParams();
  if (template) query.set('template', template);
  if (place) query.set('place', place);
  else if (within) query.set('in', within);
  const text = query.toString();
  return text ? `/start?${text}` : '/start';
}
