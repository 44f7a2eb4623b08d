// Every optional platform package must be in the lockfile: npm drops missing ones without a word, and `npm ci` then fails elsewhere.
import { readFileSync } from 'node:fs';

type Package = { optionalDependencies?: Record<string, string> };
const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, Package> };

/** Where Node would look for `name` from the package at `from`, nearest first. */
function* candidates(from: string, name: string): Generator<string> {
  let folder = from;
  for (;;) {
    yield `${folder ? `${folder}/` : ''}node_modules/${name}`;
    if (!folder) return;
    folder = folder.slice(0, folder.lastIndexOf('node_modules/')).replace(/\/$/, '');
  }
}

const missing = Object.entries(packages).flatMap(([from, { optionalDependencies = {} }]) =>
  Object.keys(optionalDependencies)
    .filter((name) => ![...candidates(from, name)].some((place) => packages[place]))
    .map((name) => `${from || 'the project'} wants ${name}`),
);
if (missing.length > 0) {
  console.error(`package-lock.json lacks platform packages:\n${missing.join('\n')}`);
  process.exitCode = 1;
}
