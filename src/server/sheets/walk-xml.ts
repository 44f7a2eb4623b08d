// XML as a row of elements and texts. Only the five entities of XML itself and characters by number are known; a document
// type, where others would be declared, is refused.
import { Parser } from 'saxen';

export class BadXml extends Error {}

export type Hear = {
  open?: (name: string, attributes: () => Record<string, string>) => void;
  text?: (text: string) => void;
  close?: (name: string) => void;
};

/** Names without their prefix: Excel writes none, others may. Refuses (`BadXml`) what is not well-formed. */
export function walkXml(xml: string, { open, text, close }: Hear): void {
  let trouble: Error | null = null;
  const parser = new Parser();
  const stop = (error: Error): void => {
    trouble ??= error;
    parser.stop();
  };
  parser
    .on('openTag', (name, attributes, decode) =>
      open?.(plain(name), () =>
        Object.fromEntries(Object.entries(attributes()).map(([key, value]) => [plain(key), decode(value)])),
      ),
    )
    .on('text', (part, decode) => text?.(decode(part)))
    .on('cdata', (part) => text?.(part))
    .on('closeTag', (name) => close?.(plain(name)))
    .on('attention', () => stop(new BadXml('document type')))
    .on('error', stop);
  parser.parse(xml);
  if (trouble) throw new BadXml('not well-formed', { cause: trouble });
}

const plain = (name: string): string => name.slice(name.indexOf(':') + 1);
