import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { ConflictPage } from "@/shared/forms/conflict-page";
import { FormProblem } from "@/shared/forms/form-problem";
import { SavedLine } from "@/shared/forms/saved-line";
import { SubmitButton } from "@/shared/forms/submit-button";
import { Page, TwoThirds } from "@/shared/page";
import { href } from "@/shared/paths";
import { NotFoundPage } from "@/shared/problem-pages";
import { challengeQuery } from "@/shared/records";
import { useGo, useParam } from "@/shared/routing";
import type { Screen } from "@/shared/screen";
import { statusName } from "@/shared/tags";
import { readinessQuery } from "./api";
import { audienceOf, editOf } from "./edit";
import { FieldControl } from "./field-control";
import { linesOf } from "./field-value";
import type { DraftPage } from "./fields";
import { Findings } from "./findings";
import { useFocusFromAddress } from "./focus-hash";
import { loadNames, useNames } from "./names";
import { NotWritable } from "./not-writable";
import { nameOfPath, pageNamed, pagesFor, pathsOf, titleOf } from "./pages";
import { SectionHelp } from "./section-help";
import { SimilarSection } from "./similar-section";
import { t } from "./texts";
import { useDraftForm } from "./use-draft-form";

function Section() {
  const ref = useParam("ref");
  const name = useParam("section");
  const challenge = useSuspenseQuery(challengeQuery(ref)).data.value;
  const page = pageNamed(name);
  // Held while the page is open: what is being typed must not vanish under somebody's hands.
  const [writable] = useState(() => challenge.available_actions.includes("edit"));
  if (!writable) return <NotWritable challenge={challenge} />;
  if (name === "similar") return <SimilarSection challenge={challenge} />;
  return page ? <Question page={page} /> : <NotFoundPage />;
}

/** The page after this one: the next of its group, then the task list. */
function nextAddress(ref: string, page: DraftPage, pages: readonly DraftPage[]): string {
  const after = pages[pages.findIndex(({ name }) => name === page.name) + 1];
  if (after?.group !== page.group) return href("draft", { ref });
  return href("draftSection", { ref, section: after.name });
}

function Question({ page }: { page: DraftPage }) {
  const ref = useParam("ref");
  const go = useGo();
  const names = useNames();
  const read = useSuspenseQuery(challengeQuery(ref)).data;
  const findings = useQuery(readinessQuery(ref)).data?.findings ?? [];
  const pages = pagesFor(read.value.safeguards.detail_asked);
  const draft = useDraftForm({
    read,
    paths: pathsOf(page),
    onDone: () => go(nextAddress(ref, page, pages)),
  });
  const { form, saving, edit, change, clash, choose } = draft;
  useFocusFromAddress();
  const back = { href: href("draft", { ref }), text: t("back") };
  if (clash) {
    const theirs = editOf(clash.theirs.value);
    const shown = page.fields.filter(({ path }) => clash.paths.includes(path));
    return (
      <ConflictPage
        back={back}
        refusal={clash.refusal}
        parts={shown.map((field) => ({
          name: field.path,
          label: nameOfPath(field.path),
          yours: linesOf(field, edit, names).join("\n"),
          theirs: linesOf(field, theirs, names).join("\n"),
        }))}
        onChoose={choose}
      />
    );
  }
  const alone = page.fields.length === 1 && page.name !== "outcomes" && page.name !== "sponsors";
  const group = pages.filter((one) => one.group === page.group);
  const count = group.length;
  const number = group.findIndex(({ name }) => name === page.name) + 1;
  return (
    <Page
      title={titleOf(page)}
      record={read.value.title}
      back={back}
      section={href("forceChallenges")}
    >
      <TwoThirds side={<SectionHelp page={page} />}>
        <FormProblem form={form} stateName={(state) => statusName("challenge", state)} />
        <form {...form.form}>
          <span className="govuk-caption-l">
            {t("question.of", { group: t(`group.${page.group}`), number, count })}
          </span>
          {!alone && <h1 className="govuk-heading-l">{titleOf(page)}</h1>}
          {page.fields.map((field) => (
            <div key={field.path}>
              <FieldControl
                field={field}
                edit={edit}
                alone={alone}
                audience={audienceOf(edit)}
                onChange={change}
                onBlur={saving.onBlur}
                errorAt={(path) => form.at(`/${path}`).error}
              />
              <Findings
                findings={findings.filter(
                  ({ pointer }) =>
                    pointer === `/${field.path}` || pointer.startsWith(`/${field.path}/`),
                )}
                edit={edit}
                onChange={change}
              />
            </div>
          ))}
          <SavedLine state={saving.state} />
          <div className="eme-button-row govuk-!-margin-top-4 govuk-!-margin-bottom-0">
            <SubmitButton busy={form.busy}>{t("continue")}</SubmitButton>
            <a className="govuk-link" href={back.href}>
              {t("back")}
            </a>
          </div>
        </form>
      </TwoThirds>
    </Page>
  );
}

export const screen: Screen = {
  load: async ({ params: { ref = "" }, queries }) => {
    await Promise.all([
      queries.fetchQuery(challengeQuery(ref)),
      queries.prefetchQuery(readinessQuery(ref)),
      loadNames(queries),
    ]);
  },
  Component: Section,
};
