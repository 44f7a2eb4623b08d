// The case that is open beside the list.
export function CasePanel({ id, onClose }: { id: string; onClose: string }) {
  return <a href={onClose}>{id}</a>;
}
