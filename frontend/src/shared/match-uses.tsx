import { Hidden } from "@/govuk/hidden";
import { Table } from "@/govuk/table";
import { formatMonth } from "./dates";
import { EvidenceStanding, userName } from "./evidence";
import type { Match } from "./match-reasons";
import { href } from "./paths";
import { t } from "./texts/match-details";
import { lowerFirst, term } from "./texts/terms";

type Use = Match["deployments"][number];
type MatchUsesProps = { uses: readonly Use[]; solution: Match["solution"] };

/** Where a product is in use, and how well that is shown. */
export function MatchUses({ uses, solution }: MatchUsesProps) {
  if (uses.length === 0) return <p className="govuk-body">{t("uses.none")}</p>;
  return (
    <div className="eme-scroll">
      <Table
        caption={t("uses")}
        captionSize="s"
        classes="eme-table--compact eme-table--stack"
        columns={[
          { heading: t("uses.where") },
          { heading: t("uses.what") },
          { heading: t("uses.since"), classes: "eme-nowrap" },
          { heading: t("uses.evidence") },
        ]}
        rows={uses.map((use) => ({
          key: use.id,
          cells: [
            <Where key="where" use={use} solution={solution} />,
            use.use,
            use.started_on === null ? t("uses.unknown") : formatMonth(use.started_on.slice(0, 7)),
            <EvidenceStanding key="evidence" standing={use} />,
          ],
        }))}
      />
    </div>
  );
}

type WhereProps = { use: Use; solution: Match["solution"] };

/** Who uses it, and what this reader can do about what is said of it. */
function Where({ use, solution: { reference: ref } }: WhereProps) {
  const { id, available_actions: actions } = use;
  const state = use.status === "in_use" ? "" : `, ${lowerFirst(term("status", use.status))}`;
  const link = actions.includes("confirm")
    ? { to: href("forceDeployment", { id }), words: t("confirm") }
    : actions.includes("ask_for_a_contact") && {
        to: href("solutionContact", { ref, id }),
        words: t("contact"),
      };
  return (
    <>
      {userName(use)}
      <span className="eme-table__sub govuk-!-font-weight-regular">
        {use.sector_name}
        {state}
      </span>
      {link && (
        <span className="eme-table__sub govuk-!-font-weight-regular">
          <a className="govuk-link" href={link.to}>
            {link.words}
            <Hidden>: {use.use}</Hidden>
          </a>
        </span>
      )}
    </>
  );
}
