// A check made once from a schema. What is sound, as nearly everything is, is seen at a glance and not copied.
import type * as v from 'valibot';

type Check = (value: unknown) => boolean;
type Schema = v.GenericSchema & {
  pipe?: readonly (Schema | Action)[];
  entries?: Readonly<Record<string, Schema>>;
  options?: readonly unknown[];
  wrapped?: Schema;
  item?: Schema;
  items?: readonly Schema[];
  literal?: unknown;
};
type Action = { kind: 'validation'; type: string; requirement: unknown };

/**
 * True where the schema says yes and would give back the same, so for schemas that only look. Whoever hears no asks the
 * schema itself, which says what is wrong. Throws at once for a schema with parts that are not known here.
 */
export function quickCheck<const S extends v.GenericSchema>(schema: S): (value: unknown) => value is v.InferOutput<S> {
  return checkOf(schema) as (value: unknown) => value is v.InferOutput<S>;
}

function checkOf(schema: Schema): Check {
  if (!schema.pipe) return formOf(schema);
  const [form, ...rest] = schema.pipe as [Schema, ...(Schema | Action)[]];
  const checks = [
    form.pipe ? checkOf(form) : formOf(form),
    ...rest.map((part) => (part.kind === 'validation' ? actionOf(part) : checkOf(part as Schema))),
  ];
  return all(checks);
}

function all([first, second, third, ...more]: readonly Check[]): Check {
  if (!first) return () => true;
  if (!second) return first;
  if (!third) return (value) => first(value) && second(value);
  const rest = all([third, ...more]);
  return (value) => first(value) && second(value) && rest(value);
}

function formOf(schema: Schema): Check {
  const { type, options = [], literal } = schema;
  switch (type) {
    case 'string':
      return (value) => typeof value === 'string';
    case 'number':
      return (value) => typeof value === 'number' && !Number.isNaN(value);
    case 'boolean':
      return (value) => typeof value === 'boolean';
    case 'literal':
      return (value) => value === literal;
    case 'picklist':
      return (value) => options.includes(value);
    case 'nullable':
      return nullable(checkOf(schema.wrapped!));
    case 'union':
    case 'variant':
      return either(options.map((option) => checkOf(option as Schema)));
    case 'array':
      return list(checkOf(schema.item!));
    case 'strict_tuple':
      return tuple(schema.items!.map(checkOf));
    case 'strict_object':
      return members(schema.entries!);
    default:
      throw new Error(`no quick check for ${type}`);
  }
}

const nullable =
  (check: Check): Check =>
  (value) =>
    value === null || check(value);

const either =
  (checks: readonly Check[]): Check =>
  (value) => {
    for (const check of checks) if (check(value)) return true;
    return false;
  };

const list =
  (check: Check): Check =>
  (value) => {
    if (!Array.isArray(value)) return false;
    for (const one of value) if (!check(one)) return false;
    return true;
  };

const tuple =
  (checks: readonly Check[]): Check =>
  (value) =>
    Array.isArray(value) && value.length === checks.length && checks.every((check, at) => check(value[at]));

/** Members mostly come in the order a phone writes them in, so the next one is looked for where the last one was. */
function members(entries: Readonly<Record<string, Schema>>): Check {
  const names = Object.keys(entries).sort();
  const schemas = names.map((name) => entries[name]!);
  const isNeeded = schemas.map(({ type }) => type !== 'optional');
  const checks = schemas.map((schema) => checkOf(schema.type === 'optional' ? schema.wrapped! : schema));
  const needed = isNeeded.filter(Boolean).length;
  return (value) => {
    if (typeof value !== 'object' || value === null) return false;
    let found = 0;
    let at = 0;
    for (const key in value) {
      while (at < names.length && names[at] !== key) at++;
      if (at === names.length) at = names.indexOf(key);
      if (at < 0 || !checks[at]!((value as Record<string, unknown>)[key])) return false;
      if (isNeeded[at]) found++;
      at++;
    }
    return found === needed;
  };
}

function actionOf({ type, requirement }: Action): Check {
  if (typeof requirement === 'function') return requirement as Check;
  if (requirement instanceof RegExp) return (value) => requirement.test(value as string);
  const bound = requirement as number;
  switch (type) {
    case 'min_length':
      return (value) => (value as string).length >= bound;
    case 'max_length':
      return (value) => (value as string).length <= bound;
    case 'min_value':
      return (value) => (value as number) >= bound;
    case 'max_value':
      return (value) => (value as number) <= bound;
    default:
      throw new Error(`no quick check for ${type}`);
  }
}
