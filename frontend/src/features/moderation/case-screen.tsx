import { useSuspenseQuery } from "@tanstack/react-query";
import { SubNavigation } from "@/moj/sub-navigation";
import { formatMoment, formatRelative, formatStamp } from "@/shared/dates";
import { FileLinks } from "@/shared/files/file-link";
import { Page, RecordHead, Ref } from "@/shared/page";
import { href } from "@/shared/paths";
import { useParam, useQueryParams } from "@/shared/routing";
import type { Screen } from "@/shared/screen";
import { InventedExampleTag, StatusTag } from "@/shared/tags";
import { type CaseView, caseQuery } from "./api";
import { Decide } from "./decide";
import { Differences } from "./differences";
import { Annotated } from "./findings";
import { actionName, t } from "./texts";

const TABS = ["text", "versions"] as const;

function Case() {
  const id = useParam("id");
  const { value, etag } = useSuspenseQuery(caseQuery(id)).data;
  const chosen = useQueryParams().get("tab") === "versions" ? "versions" : "text";
  return (
    <Page
      title={value.subject.title}
      record={t("case.caption", { number: value.number, kind: t(`kind.${value.subject.kind}`) })}
      crumbs={[{ text: t("case.crumb"), href: href("moderationQueue") }]}
      section={href("moderationQueue")}
    >
      <Head value={value} />
      <SubNavigation
        label={t("case.tabs")}
        items={TABS.map((tab) => ({
          text: t(`case.tab.${tab}`),
          href: href("moderationCase", { id }, { tab: tab === "text" ? null : tab }),
          current: tab === chosen,
        }))}
      />
      {chosen === "text" ? (
        <>
          <h2 className="govuk-heading-m">
            {value.findings.length === 0
              ? t("case.text.none")
              : t("case.text", { count: value.findings.length })}
          </h2>
          <Annotated texts={value.texts} findings={value.findings} />
          <Files value={value} />
          <Decide value={value} etag={etag} key={etag} />
        </>
      ) : (
        <Differences value={value} />
      )}
    </Page>
  );
}

function Head({ value }: { value: CaseView }) {
  const { subject } = value;
  const record =
    subject.kind === "challenge"
      ? href("challenge", { ref: subject.reference })
      : href("solution", { ref: subject.reference });
  return (
    <RecordHead
      caption={
        <>
          {t("case.caption", { number: value.number, kind: t(`kind.${subject.kind}`) })}{" "}
          <Ref>{subject.reference}</Ref> · {subject.organisation.name}
        </>
      }
      title={subject.title}
      tags={
        <>
          <StatusTag kind={subject.kind} status={subject.status} />
          {subject.is_example && <InventedExampleTag />}
        </>
      }
    >
      <p className="govuk-body">
        {value.decided_at === null ? (
          <>
            <strong>{t("case.by", { moment: formatMoment(value.due_at) })}</strong>,{" "}
            {formatRelative(value.due_at)}. {holderWords(value)}
          </>
        ) : (
          t("case.decided", {
            stamp: formatStamp(value.decided_at),
            decision: actionName(value.decision ?? "").toLowerCase(),
          })
        )}
      </p>
      <p className="govuk-body">
        <a className="govuk-link" href={record}>
          {t("see.record")}
        </a>
      </p>
    </RecordHead>
  );
}

/** The files of a product card: read before it is listed. */
function Files({ value: { solution } }: { value: CaseView }) {
  const ids = Object.keys(solution?.files ?? {});
  if (!solution || ids.length === 0) return null;
  return (
    <>
      <h2 className="govuk-heading-m">{t("files")}</h2>
      <p className="govuk-body">{t("files.read")}</p>
      <FileLinks ids={ids} files={solution.files} />
    </>
  );
}

function holderWords({ holder }: CaseView): string {
  if (holder === null) return t("case.nobody");
  if (holder.you) return t("case.assigned.you");
  return t("case.assigned.other", { since: formatStamp(holder.since) });
}

export const screen: Screen = {
  load: ({ params, queries }) => queries.fetchQuery(caseQuery(params.id ?? "")),
  Component: Case,
};
