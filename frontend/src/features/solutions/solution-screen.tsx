import { useSuspenseQuery } from "@tanstack/react-query";
import { SummaryList } from "@/govuk/summary-list";
import { startCrumb } from "@/shared/challenge-head";
import { formatDate } from "@/shared/dates";
import { FileLinks } from "@/shared/files/file-link";
import { Page, RecordHead, Ref, TwoThirds } from "@/shared/page";
import { href } from "@/shared/paths";
import { Prose } from "@/shared/prose";
import { filledRows, Section, TextSection } from "@/shared/record-parts";
import { useParam } from "@/shared/routing";
import type { Screen } from "@/shared/screen";
import { HorizonTag, InventedExampleTag, StatusTag } from "@/shared/tags";
import { term } from "@/shared/texts/terms";
import { type Card, type Solution, solutionQuery } from "./api";
import { Deployments } from "./deployments";
import { OutOfCatalogue } from "./out-of-catalogue";
import { SideFacts } from "./side-facts";
import { t } from "./texts";

function SolutionPage() {
  const solution = useSuspenseQuery(solutionQuery(useParam("ref"))).data;
  const { name, reference, supplier, horizon, status, card } = solution;
  return (
    <Page
      title={name}
      record={reference}
      crumbs={[startCrumb(), { text: t("all"), href: href("solutions") }]}
      section={href("solutions")}
    >
      <RecordHead
        caption={
          <>
            <Ref>{reference}</Ref> · {supplier.name}
          </>
        }
        title={name}
        size="xl"
        tags={
          <>
            {status !== "listed" && <StatusTag kind="solution" status={status} />}
            {horizon && card && <HorizonTag value={horizon} />}
            {solution.is_example && <InventedExampleTag />}
          </>
        }
      />
      <OutOfCatalogue solution={solution} />
      {card && <CardPage solution={solution} card={card} />}
    </Page>
  );
}

function CardPage({ solution, card }: { solution: Solution; card: Card }) {
  return (
    <TwoThirds side={<SideFacts solution={solution} card={card} />}>
      {card.summary && <p className="govuk-body-l">{card.summary}</p>}
      <TextSection id="does" title={t("does")} text={card.what_it_does} />
      <Deployments solution={solution} />
      <OutcomesSeen card={card} />
      <Section id="not-good-for" title={t("not.good.for")}>
        <Prose text={card.not_good_for || t("not.good.for.none")} />
      </Section>
      <Safeguards card={card} />
      <TextSection id="data" title={t("data")} text={card.data_use} />
      <TextSection id="integration" title={t("integration")} text={card.integration} />
      <TextSection id="accessibility" title={t("accessibility")} text={card.accessibility} />
      {card.documents.length > 0 && (
        <Section id="documents" title={t("documents")}>
          <FileLinks ids={card.documents} files={solution.files} />
        </Section>
      )}
      <HowToBuy solution={solution} card={card} />
    </TwoThirds>
  );
}

function OutcomesSeen({ card: { outcomes_seen: seen } }: { card: Card }) {
  if (seen.length === 0) return null;
  return (
    <Section id="seen" title={t("seen")}>
      <ul className="govuk-list govuk-list--bullet">
        {seen.map(({ text, source }) => (
          <li key={text}>
            {text}
            {source && <span className="eme-table__sub">{t("seen.source", { source })}</span>}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Safeguards({ card: { safeguards } }: { card: Card }) {
  const bias = safeguards.bias_evaluation ? term("bias", safeguards.bias_evaluation) : "";
  const rows = filledRows([
    [t("safeguards.bias"), [bias, safeguards.bias_note].filter(Boolean).join(". ")],
    [t("safeguards.explained"), safeguards.explainability],
    [t("safeguards.oversight"), safeguards.human_oversight],
    [t("safeguards.dpia"), safeguards.dpia_support],
  ]);
  return (
    <Section id="safeguards" title={t("safeguards")}>
      {rows.length > 0 ? (
        <SummaryList rows={rows} classes="eme-summary" />
      ) : (
        <p className="govuk-body">{t("safeguards.none")}</p>
      )}
    </Section>
  );
}

function HowToBuy({ solution, card }: { solution: Solution; card: Card }) {
  const { supplier, listed_at: listed } = solution;
  const rows = filledRows([
    [t("buy.supplier"), supplier.name],
    [t("buy.frameworks"), card.frameworks.join("\n") || t("buy.frameworks.none")],
    [t("buy.price"), card.price_band ? term("price", card.price_band) : ""],
    [t("buy.model"), card.price_model],
    [t("buy.listed"), listed ? formatDate(listed) : ""],
  ]);
  return (
    <Section id="buy" title={t("buy")}>
      <SummaryList rows={rows} classes="eme-summary" />
      <p className="govuk-body">{t("buy.fair")}</p>
    </Section>
  );
}

export const screen: Screen = {
  load: ({ params, queries }) => queries.fetchQuery(solutionQuery(params.ref ?? "")),
  Component: SolutionPage,
};
