import type { Texts, Translate, Values } from "./i18n/catalogue";

/** The texts of a catalogue as a reader is told them: its supplier those that end in `.own`. */
export const ownWords =
  <T extends Texts>(t: Translate<T>, own: boolean) =>
  (key: keyof T & string, values?: Values): string => {
    const told = `${key}.own`;
    return t(own && t.has(told) ? told : key, values);
  };
