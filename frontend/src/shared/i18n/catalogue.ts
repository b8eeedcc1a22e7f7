/**
 * The catalogue of interface texts. Each feature keeps its English texts in one `texts.ts` and
 * gets a typed `t()` for them, so that texts load with the screens that use them. Another language
 * slots in as tables registered under the same prefixes; a missing text falls back to English.
 */

/** A plural text: `other` always, the rest as the language needs (Welsh has six). */
export type Plural = {
  readonly zero?: string;
  readonly one?: string;
  readonly two?: string;
  readonly few?: string;
  readonly many?: string;
  readonly other: string;
};
export type Text = string | Plural;
export type Texts = Readonly<Record<string, Text>>;
export type Values = Readonly<Record<string, string | number>>;
export type Language = "en" | "cy";

type PluralForm = keyof Plural;

const WELSH_FORMS: Readonly<Record<number, PluralForm>> = {
  0: "zero",
  1: "one",
  2: "two",
  3: "few",
  6: "many",
};

/** Browsers know no Welsh, so the plural rules are our own. */
const PLURAL_FORM: Readonly<Record<Language, (count: number) => PluralForm>> = {
  en: (count) => (count === 1 ? "one" : "other"),
  cy: (count) => WELSH_FORMS[count] ?? "other",
};

const tables = new Map<Language, Map<string, Texts>>();
let current: Language = "en";

/** The language of the interface now. */
export function language(): Language {
  return current;
}

/** Switch the language of every text; the caller renders again. */
export function setLanguage(next: Language): void {
  current = next;
}

/** Add texts of another language under the prefix of an English table. */
export function register(lang: Language, prefix: string, texts: Texts): void {
  const table = tables.get(lang) ?? new Map<string, Texts>();
  table.set(prefix, texts);
  tables.set(lang, table);
}

/** Thousands are parted by commas in English and Welsh alike. */
export function formatNumber(value: number): string {
  const [whole = "0", fraction] = Math.abs(value).toString().split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return `${value < 0 ? "−" : ""}${grouped}${fraction ? `.${fraction}` : ""}`;
}

function fill(text: string, values: Values): string {
  return text.replace(/\{(\w+)\}/g, (placeholder, name: string) => {
    const value = values[name];
    if (value === undefined) return placeholder;
    return typeof value === "number" ? formatNumber(value) : value;
  });
}

function choose(text: Text, lang: Language, values: Values): string {
  if (typeof text === "string") return fill(text, values);
  const count = typeof values.count === "number" ? values.count : 0;
  return fill(text[PLURAL_FORM[lang](count)] ?? text.other, values);
}

export type Translate<T extends Texts> = {
  /** The text of a key, with `{name}` replaced; `count` chooses the plural form. */
  (key: keyof T & string, values?: Values): string;
  /** Whether a key is in the catalogue, for words that come from the API. */
  has(key: string): key is keyof T & string;
};

/** Declare the English texts under a prefix and get their typed `t()`. */
export function catalogue<const T extends Texts>(prefix: string, english: T): Translate<T> {
  register("en", prefix, english);
  const translate = (key: keyof T & string, values: Values = {}): string => {
    const translated = tables.get(current)?.get(prefix)?.[key];
    if (translated !== undefined) return choose(translated, current, values);
    const text = english[key];
    return text === undefined ? key : choose(text, "en", values);
  };
  return Object.assign(translate, {
    has: (key: string): key is keyof T & string => Object.hasOwn(english, key),
  });
}
