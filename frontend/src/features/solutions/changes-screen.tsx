import { useSuspenseQuery } from "@tanstack/react-query";
import { Pagination } from "@/govuk/pagination";
import { SummaryList } from "@/govuk/summary-list";
import { startCrumb } from "@/shared/challenge-head";
import { formatStamp } from "@/shared/dates";
import { Difference } from "@/shared/difference";
import { type ListSpec, useListState } from "@/shared/lists/list-state";
import { Page, RecordHead, Ref } from "@/shared/page";
import { href } from "@/shared/paths";
import { useParam, useQueryParams } from "@/shared/routing";
import type { Screen } from "@/shared/screen";
import { type Solution, solutionQuery, type Version, versionsQuery } from "./api";
import { t } from "./texts";
import { t as words } from "./texts-changes";
import { changesOf, fieldName } from "./version-words";

const SPEC: ListSpec = { filters: [] };

/** Every listed version, newest first, with what came and what went in words. */
function Changes() {
  const ref = useParam("ref");
  const solution = useSuspenseQuery(solutionQuery(ref)).data;
  const page = useSuspenseQuery(versionsQuery(ref, useQueryParams().get("cursor"))).data;
  const list = useListState(SPEC);
  const { name, reference } = solution;
  return (
    <Page
      title={words("title")}
      record={reference}
      crumbs={[
        startCrumb(),
        { text: t("all"), href: href("solutions") },
        { text: name, href: href("solution", { ref }) },
      ]}
      section={href("solutions")}
    >
      <RecordHead caption={<Ref>{reference}</Ref>} title={words("title")} />
      <p className="govuk-body-l">{words("lead", { name })}</p>
      {page.items.length === 0 && <p className="govuk-body">{words("none")}</p>}
      {page.items.map((version, place) => (
        <OneVersion
          key={version.number}
          version={version}
          before={page.items[place + 1]}
          solution={solution}
        />
      ))}
      <Pagination {...list.pages(page.next_cursor)} />
    </Page>
  );
}

type OneVersionProps = { version: Version; before: Version | undefined; solution: Solution };

function OneVersion({ version, before, solution }: OneVersionProps) {
  const id = `version-${version.number}`;
  const changes = before ? changesOf(before, version, solution) : [];
  return (
    <section className="eme-section" aria-labelledby={id}>
      <h2 className="govuk-heading-m" id={id}>
        {words("version", { number: version.number, moment: formatStamp(version.listed_at) })}
      </h2>
      {version.number === 1 && <p className="govuk-body">{words("first")}</p>}
      {version.number > 1 && changes.length === 0 && (
        <p className="govuk-body">
          {words("fields", { fields: version.changed.map(fieldName).join(", ") })}
        </p>
      )}
      {changes.length > 0 && (
        <SummaryList
          classes="eme-summary"
          rows={changes.map(({ field, before: was, after }) => ({
            key: fieldName(field),
            value: <Difference before={was} after={after} />,
          }))}
        />
      )}
    </section>
  );
}

export const screen: Screen = {
  load: ({ params, query, queries }) =>
    Promise.all([
      queries.fetchQuery(solutionQuery(params.ref ?? "")),
      queries.fetchQuery(versionsQuery(params.ref ?? "", query.get("cursor"))),
    ]),
  Component: Changes,
};
