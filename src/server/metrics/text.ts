// Figures in the text form that Prometheus and those like it read (exposition format 0.0.4).

export type Labels = Readonly<Record<string, string>>;
export type Sample = { labels?: Labels; value: number; end?: '_bucket' | '_sum' | '_count' };
export type Metric = {
  name: string;
  help: string;
  type: 'counter' | 'gauge' | 'histogram';
  samples: readonly Sample[];
};

const escaped = (text: string): string => text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('"', '\\"');

function line(name: string, { labels = {}, value, end = '' as never }: Sample): string {
  const pairs = Object.entries(labels).map(([label, said]) => `${label}="${escaped(said)}"`);
  return `${name}${end}${pairs.length > 0 ? `{${pairs.join(',')}}` : ''} ${value}`;
}

/** A metric without samples is left out: nothing is known of it. */
export const metricsText = (metrics: readonly Metric[]): string =>
  metrics
    .filter(({ samples }) => samples.length > 0)
    .map(({ name, help, type, samples }) =>
      [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`, ...samples.map((sample) => line(name, sample)), ''].join(
        '\n',
      ),
    )
    .join('');
