import { Icon } from "./icons";
import type { Match } from "./match-reasons";
import { t } from "./texts/match-conflicts";
import { lowerFirst, maturityText, term } from "./texts/terms";

const VETTING = ["none", "nppv2", "nppv3", "sc"];
const PLACES = ["uk_or_eea", "uk_only", "on_premises"] as const;

const vettingWords = (level: number): string =>
  level === 0 ? t("vetted.none") : term("vetting", VETTING[level] ?? "");

type Conflict = Match["conflicts"][number];

function conflictText({ kind, asked, offered }: Conflict): string {
  const words = (values: readonly string[]): string => {
    if (kind === "maturity") return lowerFirst(maturityText(...levels(values)));
    if (kind === "vetting") return vettingWords(Number(values[0]));
    // A place with others in it stands for them: whoever asks for the country takes own premises.
    const widest = PLACES.find((place) => values.includes(place));
    return widest ? t(`hosted.${widest}`) : "";
  };
  return t(kind, { asked: words(asked), offered: words(offered) });
}

const levels = (values: readonly string[]): [number, number] => [
  Number(values[0]),
  Number(values.at(-1)),
];

/** Constraints that the product card says it does not meet: listed as text, never hidden. */
export function MatchConflicts({ conflicts }: Pick<Match, "conflicts">) {
  return conflicts.map((conflict) => (
    <div className="eme-conflict" key={conflict.kind}>
      <Icon name="warning" />
      <p>
        <strong>{t("title")}</strong> {conflictText(conflict)}
      </p>
    </div>
  ));
}
