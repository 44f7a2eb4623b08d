// The texts of a workbook.
import { walkXml } from './walk-xml.ts';

/** The texts that cells name by their number. */
export function sharedTexts(xml: string | undefined): string[] {
  const texts: string[] = [];
  if (xml === undefined) return texts;
  const reader = textReader();
  walkXml(xml, {
    open(name) {
      reader.open(name);
    },
    text(part) {
      reader.text(part);
    },
    close(name) {
      reader.close(name);
      if (name === 'si') texts.push(reader.take());
    },
  });
  return texts;
}

/** What stands in `t` elements, whatever its letters look like; how Chinese is pronounced (`rPh`) is not part of it. */
export function textReader() {
  let [said, isText, isSpoken] = ['', false, false];
  return {
    open(name: string) {
      if (name === 't') isText = true;
      if (name === 'rPh') isSpoken = true;
    },
    text(part: string) {
      if (isText && !isSpoken) said += part;
    },
    close(name: string) {
      if (name === 't') isText = false;
      if (name === 'rPh') isSpoken = false;
    },
    take(): string {
      const taken = unescaped(said);
      said = '';
      return taken;
    },
  };
}

/** Characters that XML cannot hold, and `_x005F_` for an underscore that would look like one. */
export const unescaped = (text: string): string =>
  text.replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
