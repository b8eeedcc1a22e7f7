import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { CharacterCount } from "@/govuk/character-count";
import { Input } from "@/govuk/input";
import { Radios } from "@/govuk/radios";
import { Audience } from "@/shared/audience";
import { FormProblem } from "@/shared/forms/form-problem";
import { SavedConflict } from "@/shared/forms/saved-conflict";
import { SavedLine } from "@/shared/forms/saved-line";
import { SubmitButton } from "@/shared/forms/submit-button";
import { type SavedForm, useSavedForm } from "@/shared/forms/use-saved-form";
import { Page, TwoThirds } from "@/shared/page";
import { href } from "@/shared/paths";
import { NotFoundPage } from "@/shared/problem-pages";
import { challengeQuery } from "@/shared/records";
import { useGo, useParam } from "@/shared/routing";
import type { Screen } from "@/shared/screen";
import { statusName } from "@/shared/tags";
import { term } from "@/shared/texts/terms";
import {
  formOf,
  type OutcomeForm,
  outcomeDraftQuery,
  readOutcome,
  renew,
  saveOutcome,
} from "./api";
import { mayTakePart, NotPossible } from "./not-possible";
import { t } from "./texts";

const SECTIONS = ["next", "said"] as const;
type SectionName = (typeof SECTIONS)[number];
const NEXT_STEPS = ["procurement", "pilot", "more_engagement", "no_further_action"] as const;
const MOST_CHARACTERS = 6000;

function Section() {
  const ref = useParam("ref");
  const name = useParam("section");
  const section = SECTIONS.find((one) => one === name);
  const { value: challenge } = useSuspenseQuery(challengeQuery(ref)).data;
  // Held while the page is open: what is being typed must not vanish under somebody's hands.
  const [writable] = useState(() => challenge.available_actions.includes("record_outcome"));
  if (!section) return <NotFoundPage />;
  if (writable) return <Question section={section} title={challenge.title} />;
  return (
    <Page title={t(`task.${section}`)} record={challenge.title} back={backTo(ref)}>
      <h1 className="govuk-heading-l">{t(`task.${section}`)}</h1>
      <NotPossible challenge={challenge} />
    </Page>
  );
}

const backTo = (ref: string) => ({
  href: href("challengeOutcomeEdit", { ref }),
  text: t("back"),
});

function Question({ section, title }: { section: SectionName; title: string }) {
  const ref = useParam("ref");
  const go = useGo();
  const queries = useQueryClient();
  const read = useSuspenseQuery(outcomeDraftQuery(ref)).data;
  const saved = useSavedForm<OutcomeForm>({
    initial: formOf(read.value),
    etag: read.etag,
    save: (values, etag) => saveOutcome(ref, values, etag),
    onDone: async () => {
      await renew(queries, ref);
      await go(href("challengeOutcomeEdit", { ref }));
    },
    words: ({ pointer }) => {
      if (pointer === "/next_step") return t("next.step.error");
      if (pointer === "/notice_number") return t("next.notice.error");
      return pointer === "/notice_url" ? t("next.url.error") : undefined;
    },
  });
  const { form, saving } = saved;
  if (saving.state.kind === "conflict") {
    return (
      <SavedConflict
        saved={saved}
        back={backTo(ref)}
        theirs={async () => {
          const { value, etag } = await readOutcome(ref);
          return { value: formOf(value), etag };
        }}
        fields={CONFLICT_FIELDS}
      />
    );
  }
  const Fields = section === "next" ? NextFields : SaidFields;
  return (
    <Page
      title={t(`task.${section}`)}
      record={title}
      back={backTo(ref)}
      section={href("forceChallenges")}
    >
      <TwoThirds>
        <FormProblem form={form} stateName={(state) => statusName("challenge", state)} />
        <form {...form.form}>
          <span className="govuk-caption-l">{t("title")}</span>
          <Fields saved={saved} />
          <SavedLine state={saving.state} />
          <SubmitButton busy={form.busy}>{t("continue")}</SubmitButton>
        </form>
      </TwoThirds>
    </Page>
  );
}

type FieldsProps = { saved: SavedForm<OutcomeForm> };

function NextFields({ saved: { form, saving } }: FieldsProps) {
  return (
    <>
      <h1 className="govuk-heading-l">{t("task.next")}</h1>
      <Radios
        {...form.choice("next_step")}
        legend={t("next.step")}
        legendSize="m"
        items={NEXT_STEPS.map((value) => ({
          value,
          text: term("next", value),
          hint: t(`next.step.${value}`),
        }))}
      />
      <CharacterCount
        {...form.text("what_happens_next")}
        onBlur={saving.onBlur}
        label={t("next.text")}
        labelSize="m"
        hint={t("next.text.hint")}
        rows={8}
        maxLength={MOST_CHARACTERS}
        spellCheck
        before={<Audience kind="everyone" />}
      />
      <Input
        {...form.text("notice_number")}
        onBlur={saving.onBlur}
        label={t("next.notice")}
        labelSize="m"
        hint={t("next.notice.hint")}
        width={20}
        before={<Audience kind="everyone" />}
      />
      <Input
        {...form.text("notice_url")}
        onBlur={saving.onBlur}
        label={t("next.url")}
        labelSize="m"
        type="url"
        inputMode="url"
        before={<Audience kind="everyone" />}
      />
    </>
  );
}

function SaidFields({ saved: { form, saving } }: FieldsProps) {
  return (
    <CharacterCount
      {...form.text("what_market_said")}
      onBlur={saving.onBlur}
      label={t("task.said")}
      labelSize="l"
      labelIsHeading
      hint={t("said.hint")}
      rows={12}
      maxLength={MOST_CHARACTERS}
      spellCheck
      before={<Audience kind="everyone" />}
    />
  );
}

const textOf = (name: Exclude<keyof OutcomeForm, "next_step">) => (values: OutcomeForm) =>
  values[name];

const CONFLICT_FIELDS = [
  {
    name: "next_step" as const,
    label: t("next.step"),
    text: ({ next_step }: OutcomeForm) => (next_step ? term("next", next_step) : ""),
  },
  { name: "what_happens_next" as const, label: t("next.text"), text: textOf("what_happens_next") },
  { name: "notice_number" as const, label: t("next.notice"), text: textOf("notice_number") },
  { name: "notice_url" as const, label: t("next.url"), text: textOf("notice_url") },
  { name: "what_market_said" as const, label: t("task.said"), text: textOf("what_market_said") },
];

export const screen: Screen = {
  load: async ({ params: { ref = "" }, queries }) => {
    const { value } = await queries.fetchQuery(challengeQuery(ref));
    if (mayTakePart(value)) await queries.fetchQuery(outcomeDraftQuery(ref));
  },
  Component: Section,
};
