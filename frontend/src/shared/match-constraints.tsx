import { Icon } from "./icons";
import type { Match } from "./match-reasons";
import { ownWords } from "./own-words";
import { t } from "./texts/match-constraints";
import { lowerFirst, maturityText, term } from "./texts/terms";

const VETTING = ["none", "nppv2", "nppv3", "sc"];
/** From the narrowest to the widest: whoever asks for the country takes own premises, too. */
const PLACES = ["on_premises", "uk_only", "uk_or_eea"] as const;

type Constraint = Match["constraints"][number];
type Constraints = Pick<Match, "constraints"> & {
  /** Whether they are said to the supplier whose product it is. */
  own?: boolean;
};

/** Constraints that the product card says it does not meet: listed as text, never hidden. */
export function MatchConflicts({ constraints, own = false }: Constraints) {
  return constraints
    .filter(({ standing }) => standing === "conflict")
    .map((constraint) => (
      <div className="eme-conflict" key={constraint.kind}>
        <Icon name="warning" />
        <p>
          <strong>{t("title")}</strong> {conflictText(constraint, own)}
        </p>
      </div>
    ));
}

/** Every constraint: met, not met, or not stated on the product card. */
export const constraintRows = (constraints: readonly Constraint[], own: boolean) =>
  constraints.map((constraint) => {
    const { asked, offered } = wordsOf(constraint);
    return {
      ...{ what: t(`kind.${constraint.kind}`), asked: t("asked", { asked }) },
      said: ownWords(t, own)(`is.${constraint.standing}`, { offered }),
    };
  });

function conflictText(constraint: Constraint, own: boolean): string {
  const { kind, asked } = constraint;
  const said = t(kind, wordsOf(constraint));
  const meaning = `means.${kind === "hosting" ? widest(asked) : kind}`;
  return t.has(meaning) ? `${said} ${ownWords(t, own)(meaning)}` : said;
}

function wordsOf({ kind, asked, offered }: Constraint): { asked: string; offered: string } {
  const words = (values: readonly string[]): string => {
    if (kind === "maturity") return lowerFirst(maturityText(...levels(values)));
    if (kind === "vetting") return vettingWords(Number(values[0]));
    return t(`hosted.${widest(values)}`);
  };
  if (offered.length === 0) return { asked: words(asked), offered: "" };
  const anywhere = kind === "hosting" && offered.length === PLACES.length;
  return { asked: words(asked), offered: anywhere ? t("hosted.any") : words(offered) };
}

const vettingWords = (level: number): string =>
  level === 0 ? t("vetted.none") : term("vetting", VETTING[level] ?? "");

/** The place that the others lie in. */
const widest = (places: readonly string[]): (typeof PLACES)[number] =>
  PLACES.findLast((place) => places.includes(place)) ?? "uk_or_eea";

const levels = (values: readonly string[]): [number, number] => [
  Number(values[0]),
  Number(values.at(-1)),
];
