import { useSuspenseQuery } from "@tanstack/react-query";
import { InsetText } from "@/govuk/inset-text";
import { Tag } from "@/govuk/tag";
import { type Task, TaskList } from "@/govuk/task-list";
import { Audience } from "@/shared/audience";
import { formatMoment, formatRelative, formatStamp } from "@/shared/dates";
import { Icon } from "@/shared/icons";
import { TwoThirds } from "@/shared/page";
import { href } from "@/shared/paths";
import { useParam } from "@/shared/routing";
import type { Screen } from "@/shared/screen";
import { useSession } from "@/shared/session";
import { type ResponseView, responseQuery, type WorkingCopy } from "./api";
import { ClosedDraft } from "./closed-draft";
import { ResponsePage } from "./response-page";
import {
  isConfidential,
  type Progress,
  progressOf,
  type Section,
  sectionHref,
  sectionName,
  sectionsOf,
} from "./sections";
import { t } from "./texts";

function Tasks() {
  const { value: response } = useSuspenseQuery(responseQuery(useParam("ref"))).data;
  const copy = response.working_copy;
  if (!copy || !response.available_actions.includes("edit")) {
    return <ClosedDraft response={response} />;
  }
  const sections = sectionsOf(response);
  const outcomes = sections.filter(({ kind }) => kind === "outcome");
  const around = sections.filter(({ kind }) => kind !== "outcome");
  const missing = missingFrom(outcomes, copy);
  return (
    <ResponsePage response={response} title={t("tasks.title")}>
      <TwoThirds side={<Aside response={response} missing={missing} />}>
        <div className="eme-topped">
          {response.submitted_at && (
            <InsetText>
              <p className="govuk-body">
                <strong>{t("tasks.sent")}.</strong>{" "}
                {t("tasks.sent.body", { moment: formatStamp(response.submitted_at) })}
              </p>
            </InsetText>
          )}
          <section className="eme-task-group">
            <h2 className="govuk-heading-m govuk-!-margin-bottom-2">{t("tasks.outcomes")}</h2>
            <Audience kind="response" plain />
            <TaskList tasks={outcomes.map((section) => taskOf(section, response, copy))} />
          </section>
          <section className="eme-task-group">
            <h2 className="govuk-heading-m govuk-!-margin-bottom-2">{t("tasks.more")}</h2>
            <p className="govuk-body">{t("tasks.more.hint")}</p>
            <Audience kind="response" plain />
            <TaskList tasks={around.map((section) => taskOf(section, response, copy))} />
          </section>
          <section className="eme-task-group govuk-!-margin-bottom-0">
            <h2 className="govuk-heading-m govuk-!-margin-bottom-2">{t("tasks.finish")}</h2>
            <TaskList
              tasks={[
                {
                  id: "check",
                  title: t("tasks.check"),
                  href: href("supplierResponseCheck", { ref: response.reference }),
                  status: <Tag colour="blue">{t("tasks.none")}</Tag>,
                },
              ]}
            />
          </section>
        </div>
      </TwoThirds>
    </ResponsePage>
  );
}

function taskOf(section: Section, response: ResponseView, copy: WorkingCopy): Task {
  const secret = isConfidential(section, copy);
  return {
    id: section.slug,
    title: sectionName(section, response),
    href: sectionHref(response.reference, section.slug),
    ...(secret
      ? {
          hint: (
            <>
              <Icon name="lock" /> {t("confidential")}
            </>
          ),
        }
      : {}),
    status: <Status progress={progressOf(section, copy)} optional={section.kind !== "outcome"} />,
  };
}

function Status({ progress, optional }: { progress: Progress; optional: boolean }) {
  if (progress === "done") return t("tasks.done");
  if (progress === "begun") return <Tag colour="teal">{t("tasks.begun")}</Tag>;
  return optional ? t("tasks.optional") : <Tag colour="blue">{t("tasks.none")}</Tag>;
}

function missingFrom(outcomes: readonly Section[], copy: WorkingCopy): string[] {
  const open = outcomes.filter((section) => progressOf(section, copy) !== "done").length;
  const around = copy.solution !== null || copy.what_to_know || copy.proven_elsewhere;
  return [
    ...(open > 0 ? [t("tasks.missing", { count: open })] : []),
    ...(around ? [] : [t("tasks.missing.around")]),
  ];
}

type AsideProps = { response: ResponseView; missing: readonly string[] };

function Aside({ response, missing }: AsideProps) {
  const closes = response.challenge.responses_close_at;
  const verified = useSession().acting_as?.organisation.status === "verified";
  const lacking = verified ? missing : [...missing, t("tasks.unverified")];
  return (
    <aside aria-label={t("tasks.before")}>
      {closes && (
        <section className="eme-side">
          <h2 className="govuk-heading-m">{t("tasks.closes", { moment: formatMoment(closes) })}</h2>
          <p className="govuk-body govuk-!-margin-bottom-0">{formatRelative(closes)}</p>
        </section>
      )}
      <section className="eme-side">
        <h2 className="govuk-heading-m">{t("tasks.before")}</h2>
        {lacking.length === 0 ? (
          <p className="govuk-body govuk-!-margin-bottom-0">{t("tasks.before.none")}</p>
        ) : (
          <ul className="govuk-list govuk-list--spaced govuk-!-margin-bottom-0">
            {lacking.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        )}
      </section>
    </aside>
  );
}

export const screen: Screen = {
  load: ({ params, queries }) => queries.fetchQuery(responseQuery(params.ref ?? "")),
  Component: Tasks,
};
