import { Icon } from "./icons";
import type { Match } from "./match-reasons";
import { t } from "./texts/match-conflicts";
import { lowerFirst, maturityText, term } from "./texts/terms";

const VETTING = ["none", "nppv2", "nppv3", "sc"];
const PLACES = ["uk_only", "uk_or_eea", "on_premises"] as const;

type Conflict = Match["conflicts"][number];

function conflictText({ kind, asked, offered }: Conflict): string {
  const words = (values: readonly string[]): string => {
    if (kind === "maturity") return lowerFirst(maturityText(...levels(values)));
    if (kind === "vetting") return term("vetting", VETTING[Number(values[0])] ?? "");
    const places = PLACES.filter((place) => values.includes(place));
    return places.map((place) => t(`hosted.${place}`)).join(t("or"));
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
