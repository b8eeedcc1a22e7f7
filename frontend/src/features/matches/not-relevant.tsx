import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { Button } from "@/govuk/button";
import { Hidden } from "@/govuk/hidden";
import { Radios } from "@/govuk/radios";
import { FormProblem } from "@/shared/forms/form-problem";
import { SubmitButton } from "@/shared/forms/submit-button";
import { useProblemForm } from "@/shared/forms/use-problem-form";
import { BECAUSE, becauseName } from "@/shared/match-details";
import type { Match } from "@/shared/match-reasons";
import { lowerFirst } from "@/shared/texts/terms";
import { type Because, MATCHES, sayNotRelevant } from "./api";
import { t } from "./texts";

type NotRelevantProps = {
  match: Match;
  /** What it is said of, for those who hear the buttons of a page one by one. */
  name: string;
  /** Only one of these questions is open on a page. */
  open: boolean;
  onOpen: (open: boolean) => void;
};

/** "Not relevant, because …": a label for learning, asked for where the match stands. */
export function NotRelevant({ match, name, open, onOpen }: NotRelevantProps) {
  const [saved, setSaved] = useState(false);
  const toggle = useRef<HTMLButtonElement>(null);
  const because = match.not_relevant_because;
  function close(done: boolean) {
    onOpen(false);
    setSaved(done);
    toggle.current?.focus();
  }
  return (
    <>
      <p className={because || saved ? "govuk-body" : "govuk-visually-hidden"} role="status">
        {because ? t("label.said", { because: lowerFirst(becauseName(because)) }) : ""}
        {saved && !because ? t("label.saved") : ""}
      </p>
      <button
        type="button"
        className="eme-link-button"
        aria-expanded={open}
        ref={toggle}
        onClick={() => onOpen(!open)}
      >
        {t(because ? "label.change" : "label.open")}
        <Hidden>: {name}</Hidden>
      </button>
      {open && <Question match={match} onDone={close} />}
    </>
  );
}

type QuestionProps = { match: Match; onDone: (saved: boolean) => void };

function Question({ match, onDone }: QuestionProps) {
  const queries = useQueryClient();
  const form = useProblemForm({
    initial: { because: match.not_relevant_because as string | null },
    submit: ({ because }) => sayNotRelevant(match, because as Because),
    onDone: async () => {
      await queries.invalidateQueries({ queryKey: MATCHES });
      onDone(true);
    },
    words: () => t("label.error"),
  });
  return (
    <div className="eme-not-relevant">
      <FormProblem form={form} />
      <form {...form.form}>
        <Radios
          {...form.choice("because")}
          legend={t("label.title")}
          legendSize="s"
          hint={t("label.hint")}
          small
          items={BECAUSE.map((value) => ({ value, text: becauseName(value) }))}
        />
        <div className="eme-button-row">
          <SubmitButton busy={form.busy}>{t("label.button")}</SubmitButton>
          <Button type="button" variant="secondary" onClick={() => onDone(false)}>
            {t("label.cancel")}
          </Button>
        </div>
      </form>
    </div>
  );
}
