import { useSuspenseQuery } from "@tanstack/react-query";
import { SummaryList } from "@/govuk/summary-list";
import { type DeploymentRecord, deploymentQuery } from "@/shared/deployment-records";
import { howLarge, userName, whenUsed } from "@/shared/evidence";
import { EvidenceStanding } from "@/shared/evidence-standing";
import { Page, RecordHead, Ref } from "@/shared/page";
import { href } from "@/shared/paths";
import { useParam } from "@/shared/routing";
import type { Screen } from "@/shared/screen";
import { useRole } from "@/shared/session";
import { EvidenceTag, InventedExampleTag } from "@/shared/tags";
import { Judgement } from "./judgement";
import { t } from "./texts";

function Judge() {
  const { value, etag } = useSuspenseQuery(deploymentQuery(useParam("id"))).data;
  const moderator = useRole() === "moderator";
  const { name, reference } = value.solution;
  const title = t(moderator ? "judge.title.moderator" : "judge.title.force", { product: name });
  const back = href(moderator ? "moderationEvidence" : "forceDeployments");
  return (
    <Page
      title={title}
      record={reference}
      back={{ href: back, text: t("judge.back") }}
      section={href(moderator ? "moderationQueue" : "forceHome")}
    >
      <RecordHead
        caption={<Ref>{reference}</Ref>}
        title={title}
        tags={
          <>
            <EvidenceTag value={value.evidence} />
            {value.is_example && <InventedExampleTag />}
          </>
        }
      />
      <SummaryList rows={rowsOf(value)} classes="eme-summary" />
      <Judgement value={value} etag={etag} back={back} />
    </Page>
  );
}

function rowsOf(value: DeploymentRecord) {
  const { solution, evidence_link: link, learned } = value;
  const user = userName(value);
  const text = (key: Parameters<typeof t>[0], words: string) =>
    words ? [{ key: t(key), value: <span className="eme-prose">{words}</span> }] : [];
  return [
    {
      key: t("row.product"),
      value: (
        <a className="govuk-link" href={href("solution", { ref: solution.reference })}>
          {solution.name}
        </a>
      ),
    },
    ...text("row.supplier", solution.supplier.name),
    ...text("row.user", value.anonymous ? t("row.user.hidden", { name: user }) : user),
    ...text("row.sector", value.sector_name),
    ...text("row.use", value.use),
    ...text("row.scale", howLarge(value)),
    ...text("row.when", whenUsed(value)),
    ...text("row.learned", learned),
    {
      key: t("row.link"),
      value: link ? (
        <a className="govuk-link" href={link} rel="noreferrer">
          {link}
        </a>
      ) : (
        t("row.link.none")
      ),
    },
    { key: t("row.evidence"), value: <EvidenceStanding standing={value} /> },
  ];
}

export const screen: Screen = {
  load: ({ params, queries }) => queries.fetchQuery(deploymentQuery(params.id ?? "")),
  Component: Judge,
};
