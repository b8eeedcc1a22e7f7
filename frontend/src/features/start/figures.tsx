import type { Schemas } from "@/api/client";
import { formatNumber } from "@/shared/i18n/catalogue";
import { t } from "./texts";

type Summary = Schemas["Summary"];
type Figure = { text: string; value: string };

/** How many of the concluded challenges told every responder why, in words that cannot mislead. */
function toldWhy({ challenges_concluded: all, concluded_all_answered: told }: Summary): Figure {
  const text = t("figure.told", { count: all });
  if (all > 0 && told === all) return { text, value: t("figure.all", { count: all }) };
  return { text, value: formatNumber(told) };
}

function figuresOf(summary: Summary): Figure[] {
  const { median_days_to_outcome: days } = summary;
  const figures: Figure[] = [
    {
      text: t("figure.open", { count: summary.challenges_open }),
      value: formatNumber(summary.challenges_open),
    },
    toldWhy(summary),
    {
      text: t("figure.solutions", { count: summary.solutions_listed }),
      value: formatNumber(summary.solutions_listed),
    },
  ];
  if (days !== null) figures.push({ text: t("figure.days"), value: formatNumber(days) });
  return figures;
}

/** Four plain figures. */
export function Figures({ figures }: { figures: Summary }) {
  return (
    <dl className="eme-figures" aria-label={t("figures")}>
      {figuresOf(figures).map(({ text, value }) => (
        <div key={text}>
          <dt>{text}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
