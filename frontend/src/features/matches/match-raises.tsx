import { Details } from "@/govuk/details";
import type { Match } from "@/shared/match-reasons";
import { t } from "./texts";

type Raise = Match["raises"][number];

const sentence = ({ way, name, points }: Raise): string =>
  t(`raise.${way}`, { name, points: t("raise.points", { count: points }) });

/** What the supplier could do, with the points it would bring; nothing for everybody else. */
export function MatchRaises({ raises }: { raises: readonly Raise[] }) {
  if (raises.length === 0) return null;
  return (
    <Details summary={t("raise.title")}>
      <ul className="govuk-list govuk-list--bullet">
        {raises.map((each) => (
          <li key={`${each.way} ${each.subject}`}>{sentence(each)}</li>
        ))}
      </ul>
      <p className="govuk-body">{t("raise.honest")}</p>
    </Details>
  );
}
