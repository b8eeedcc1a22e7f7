import { useSuspenseQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Hidden } from "@/govuk/hidden";
import { TableRegion } from "@/govuk/table";
import { formatMonth } from "@/shared/dates";
import { Ref } from "@/shared/page";
import { href } from "@/shared/paths";
import type { Challenge } from "@/shared/records";
import { EvidenceTag, StatusTag } from "@/shared/tags";
import { lowerFirst, term } from "@/shared/texts/terms";
import { sectorsQuery } from "@/shared/vocabulary";
import type { ComparedResponse, Comparison } from "./api";
import { Answer, Files, interestsOf, PARTS, PartWords, Wanted } from "./reading";
import { t } from "./texts";

type CompareTableProps = { challenge: Challenge; comparison: Comparison };

/** Outcomes down, suppliers across, in their own words. */
export function CompareTable({ challenge, comparison }: CompareTableProps) {
  const { responses, outcomes } = comparison;
  const caption = t("compare.caption", { count: responses.length });
  return (
    <TableRegion label={t("compare.region")}>
      <table className="govuk-table eme-compare">
        <caption className="govuk-table__caption govuk-visually-hidden">{caption}</caption>
        <colgroup>
          <col />
          {responses.map(({ id }) => (
            <col key={id} />
          ))}
        </colgroup>
        <thead className="govuk-table__head">
          <tr className="govuk-table__row">
            <td className="govuk-table__header" />
            {responses.map((response) => (
              <Head key={response.id} response={response} />
            ))}
          </tr>
        </thead>
        <tbody className="govuk-table__body">
          <Group columns={responses.length + 1}>{t("outcomes")}</Group>
          {outcomes.map((outcome) => (
            <CompareRow
              key={outcome.index}
              name={<Wanted outcome={outcome} />}
              cells={responses.map((response, place) => {
                const answer = outcome.answers[place];
                return response.submitted && answer ? (
                  <Answer key={response.id} answer={answer} />
                ) : (
                  t("compare.withdrawn")
                );
              })}
            />
          ))}
        </tbody>
        <tbody className="govuk-table__body">
          <Group columns={responses.length + 1}>{t("around")}</Group>
          <AroundRows challenge={challenge} responses={responses} />
        </tbody>
      </table>
    </TableRegion>
  );
}

function Head({ response }: { response: ComparedResponse }) {
  const { reference, supplier, solution, status } = response;
  return (
    <th scope="col" className="govuk-table__header">
      <a className="govuk-link eme-compare__name" href={href("response", { ref: reference })}>
        {supplier.name}
      </a>
      <span className="eme-table__sub govuk-!-font-weight-regular">
        {solution && (
          <>
            {solution.name}
            <br />
          </>
        )}
        <Ref>{reference}</Ref>
      </span>
      <StatusTag kind="response" status={status} small />
    </th>
  );
}

function Group({ columns, children }: { columns: number; children: ReactNode }) {
  return (
    <tr className="govuk-table__row eme-compare__group">
      <th scope="rowgroup" colSpan={columns} className="govuk-table__header">
        {children}
      </th>
    </tr>
  );
}

type CompareRowProps = { name: ReactNode; sub?: string | undefined; cells: readonly ReactNode[] };

function CompareRow({ name, sub, cells }: CompareRowProps) {
  return (
    <tr className="govuk-table__row">
      <th scope="row" className="govuk-table__header">
        {name}
        {sub && <span className="eme-table__sub govuk-!-font-weight-regular">{sub}</span>}
      </th>
      {cells.map((cell, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: cells are known by their place.
        <td className="govuk-table__cell" key={place}>
          {cell}
        </td>
      ))}
    </tr>
  );
}

type AroundRowsProps = { challenge: Challenge; responses: readonly ComparedResponse[] };

function AroundRows({ challenge, responses }: AroundRowsProps) {
  const asked = challenge.constraints.hosting;
  const parts = PARTS.filter((part) =>
    responses.some(
      ({ submitted }) => submitted && (submitted[part] || submitted.withheld.includes(part)),
    ),
  );
  const each = (cell: (response: ComparedResponse) => ReactNode) =>
    responses.map((response) => (response.submitted ? cell(response) : t("compare.withdrawn")));
  return (
    <>
      <CompareRow
        name={t("compare.proven")}
        sub={t("compare.evidence")}
        cells={each((response) => <Proven response={response} />)}
      />
      <CompareRow
        name={t("compare.hosting")}
        sub={asked ? t("compare.asked", { value: term("hosting", asked) }) : undefined}
        cells={each(({ hosting }) => (hosting ? term("hosting", hosting) : t("compare.not.said")))}
      />
      {parts.map((part) => (
        <CompareRow
          key={part}
          name={t(`part.${part}`)}
          cells={each(
            ({ submitted }) => submitted && <PartWords reading={submitted} part={part} />,
          )}
        />
      ))}
      <CompareRow
        name={t("files")}
        cells={each(
          ({ submitted, files }) => submitted && <Files reading={submitted} files={files} />,
        )}
      />
      <CompareRow
        name={t("part.interest")}
        cells={each(({ submitted }) => submitted && interestsOf(submitted))}
      />
      <CompareRow
        name={t("column.feedback")}
        cells={each((response) => <FeedbackCell response={response} />)}
      />
    </>
  );
}

/** Where the named solution is listed as in use, each with how well that is evidenced. */
function Proven({ response }: { response: ComparedResponse }) {
  const sectors = useSuspenseQuery(sectorsQuery).data;
  const sectorName = (slug: string) => sectors.find((one) => one.slug === slug)?.name ?? slug;
  if (response.proven.length === 0) return t("compare.proven.none");
  return response.proven.map((use, place) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: uses are known by their place.
    <p key={place}>
      {t(use.started_on ? "compare.use.since" : "compare.use", {
        where: use.organisation ?? t("compare.unnamed", { sector: sectorName(use.sector) }),
        status: lowerFirst(term("status", use.status)),
        since: use.started_on ? formatMonth(use.started_on.slice(0, 7)) : "",
      })}{" "}
      <EvidenceTag value={use.evidence} small />
    </p>
  ));
}

function FeedbackCell({ response }: { response: ComparedResponse }) {
  if (!response.feedback_owed) return t("compare.feedback.given");
  return (
    <a className="govuk-link" href={`${href("response", { ref: response.reference })}#feedback`}>
      {t("compare.feedback.owed")}
      <Hidden> {t("compare.feedback.for", { supplier: response.supplier.name })}</Hidden>
    </a>
  );
}
