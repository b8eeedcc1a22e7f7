import { Hidden } from "@/govuk/hidden";
import { Table } from "@/govuk/table";
import { ContactLink, useContacts } from "./contact-link";
import type { ContactRequest } from "./deployment-records";
import { howLarge, userName, whenUsed } from "./evidence";
import { EvidenceStanding } from "./evidence-standing";
import type { Match } from "./match-reasons";
import { ownWords } from "./own-words";
import { href } from "./paths";
import { t } from "./texts/match-details";

type Use = Match["deployments"][number];
type MatchUsesProps = {
  uses: readonly Use[];
  solution: string;
  /** Whether they are said to the supplier whose product it is. */
  own?: boolean;
};

/** Where a product is in use, and how well that is shown. */
export function MatchUses({ uses, solution, own = false }: MatchUsesProps) {
  const contacts = useContacts(solution, uses);
  if (uses.length === 0) return <p className="govuk-body">{t("uses.none")}</p>;
  return (
    <>
      <div className="eme-scroll">
        <Table
          caption={t("uses")}
          captionSize="s"
          classes="eme-table--compact eme-table--stack"
          columns={[
            { heading: t("uses.where") },
            { heading: t("uses.what") },
            { heading: t("uses.when") },
            { heading: t("uses.evidence") },
          ]}
          rows={uses.map((use) => ({
            key: use.id,
            cells: [
              <Where
                key="where"
                use={use}
                solution={solution}
                asked={contacts.find((one) => one.deployment_id === use.id)}
              />,
              <What key="what" use={use} />,
              whenUsed(use),
              <EvidenceStanding key="evidence" standing={use} own={own} />,
            ],
          }))}
        />
      </div>
      <p className="govuk-body-s">{vouchedWords(uses, own)}</p>
    </>
  );
}

/** How many uses are vouched for, and by whom. */
function vouchedWords(uses: readonly Use[], own: boolean): string {
  const count = (level: Use["evidence"]) =>
    uses.filter(({ evidence }) => evidence === level).length;
  const counted = { confirmed: count("confirmed"), verified: count("verified") };
  return ownWords(t, own)("uses.vouched", { ...counted, claimed: count("claimed") });
}

/** What it is used for, how large that is, and what was learned. */
function What({ use }: { use: Use }) {
  const size = howLarge(use);
  return (
    <>
      {use.use}
      {size && <span className="eme-table__sub">{size}</span>}
      {use.learned && <div>{t("uses.learned", { learned: use.learned })}</div>}
    </>
  );
}

type WhereProps = { use: Use; solution: string; asked: ContactRequest | undefined };

/** Who uses it, and what this reader can do about what is said of it. */
function Where({ use, solution, asked }: WhereProps) {
  return (
    <>
      {userName(use)}
      <span className="eme-table__sub govuk-!-font-weight-regular">{use.sector_name}</span>
      {use.asking && (
        <span className="eme-table__sub govuk-!-font-weight-regular">{t("uses.asking")}</span>
      )}
      <ContactLink deployment={use} solution={solution} asked={asked} />
      {use.available_actions.includes("confirm") && (
        <span className="eme-table__sub govuk-!-font-weight-regular">
          <a className="govuk-link" href={href("forceDeployment", { id: use.id })}>
            {t(use.evidence === "confirmed" ? "confirm.again" : "confirm")}
            <Hidden>: {use.use}</Hidden>
          </a>
        </span>
      )}
    </>
  );
}
