import { useSuspenseQuery } from "@tanstack/react-query";
import { Tag } from "@/govuk/tag";
import { type Task, TaskList } from "@/govuk/task-list";
import { Audience } from "@/shared/audience";
import { TwoThirds } from "@/shared/page";
import { href } from "@/shared/paths";
import { useParam } from "@/shared/routing";
import type { Screen } from "@/shared/screen";
import { type Solution, solutionQuery, workingCard } from "./api";
import { CardList } from "./card-list";
import { CardPage } from "./card-page";
import { type CardSection, GROUPS, SECTIONS, slugOfPointer, type Values, valuesOf } from "./fields";
import { CardNotices } from "./notices";
import { t } from "./texts";

function OwnCard() {
  const { value: solution } = useSuspenseQuery(solutionQuery(useParam("ref"))).data;
  const editable = solution.available_actions.includes("edit");
  return (
    <CardPage solution={solution} title={t("tasks.title")}>
      <CardNotices solution={solution} />
      <TwoThirds side={<Aside solution={solution} />}>
        <div className="eme-topped">
          {editable ? <Tasks solution={solution} /> : <CardList solution={solution} />}
        </div>
      </TwoThirds>
    </CardPage>
  );
}

function Tasks({ solution }: { solution: Solution }) {
  const ref = solution.reference;
  const values = valuesOf(workingCard(solution));
  const lacking = new Set(solution.missing.map(({ pointer }) => slugOfPointer(pointer)));
  const count = solution.deployments.length;
  const sends = solution.available_actions.some((action) => action.endsWith("_review"));
  return (
    <>
      {GROUPS.map((group) => (
        <section className="eme-task-group" key={group}>
          <h2 className="govuk-heading-m govuk-!-margin-bottom-2">{t(`group.${group}`)}</h2>
          <Audience kind="everyone" plain />
          <TaskList
            tasks={SECTIONS.filter((section) => section.group === group).map((section) =>
              taskOf(section, ref, values, lacking.has(section.slug)),
            )}
          />
        </section>
      ))}
      <section className="eme-task-group">
        <h2 className="govuk-heading-m govuk-!-margin-bottom-2">{t("tasks.use")}</h2>
        <TaskList
          tasks={[
            {
              id: "deployments",
              title: t("deployments.title"),
              href: href("supplierSolutionDeployments", { ref }),
              status: count === 0 ? t("tasks.optional") : t("tasks.deployments", { count }),
            },
          ]}
        />
      </section>
      <section className="eme-task-group govuk-!-margin-bottom-0">
        <h2 className="govuk-heading-m govuk-!-margin-bottom-2">{t("tasks.finish")}</h2>
        <TaskList
          tasks={[
            {
              id: "check",
              title: t("tasks.check"),
              ...(sends ? { href: href("supplierSolutionCheck", { ref }) } : {}),
              status: sends ? <Tag colour="blue">{t("tasks.missing")}</Tag> : t("tasks.waits"),
              cannotStartYet: !sends,
            },
          ]}
        />
      </section>
    </>
  );
}

const isGiven = (value: Values[keyof Values]): boolean => value !== null && value.length > 0;

function taskOf(section: CardSection, ref: string, values: Values, lacking: boolean): Task {
  const given = section.fields.some((name) => isGiven(values[name]));
  return {
    id: section.slug,
    title: t(`section.${section.slug}`),
    href: href("supplierSolutionSection", { ref, section: section.slug }),
    status: lacking ? (
      <Tag colour="blue">{t("tasks.missing")}</Tag>
    ) : (
      t(given ? "tasks.done" : "tasks.optional")
    ),
  };
}

function Aside({ solution }: { solution: Solution }) {
  const { reference: ref, available_actions: actions, missing, status } = solution;
  return (
    <aside aria-label={t("tasks.before")}>
      {actions.includes("edit") && (
        <section className="eme-side">
          <h2 className="govuk-heading-m">{t("tasks.before")}</h2>
          {missing.length === 0 ? (
            <p className="govuk-body govuk-!-margin-bottom-0">{t("tasks.before.none")}</p>
          ) : (
            <ul className="govuk-list govuk-list--spaced govuk-!-margin-bottom-0">
              {missing.map(({ pointer, message }) => (
                <li key={pointer}>
                  <a
                    className="govuk-link"
                    href={href("supplierSolutionSection", {
                      ref,
                      section: slugOfPointer(pointer) ?? "name",
                    })}
                  >
                    {message}
                  </a>
                </li>
              ))}
            </ul>
          )}
        </section>
      )}
      <section className="eme-side" aria-label={t("crumb.solutions")}>
        <ul className="govuk-list govuk-list--spaced govuk-!-margin-bottom-0">
          {solution.listed_number > 0 && (
            <li>
              <a className="govuk-link" href={href("solution", { ref })}>
                {t("tasks.public")}
              </a>
            </li>
          )}
          {status === "listed" && (
            <li>
              <a className="govuk-link" href={href("supplierMatches", {}, { solution: ref })}>
                {t("tasks.matches")}
              </a>
            </li>
          )}
          {actions.includes("discard_revision") && (
            <li>
              <a className="govuk-link" href={href("supplierSolutionDiscard", { ref })}>
                {t("discard.link")}
              </a>
            </li>
          )}
          {actions.includes("retire") && (
            <li>
              <a className="govuk-link" href={href("supplierSolutionRetire", { ref })}>
                {t("retire.link")}
              </a>
            </li>
          )}
        </ul>
      </section>
    </aside>
  );
}

export const screen: Screen = {
  load: ({ params, queries }) => queries.fetchQuery(solutionQuery(params.ref ?? "")),
  Component: OwnCard,
};
