import { useLayoutEffect, useRef } from "react";
import { Button } from "@/govuk/button";
import { Radios } from "@/govuk/radios";
import { FormProblem } from "@/shared/forms/form-problem";
import { SubmitButton } from "@/shared/forms/submit-button";
import { useProblemForm } from "@/shared/forms/use-problem-form";
import { BECAUSE, becauseName } from "@/shared/match-details";
import { type Decision, decide, type StoredMatch } from "./api";
import { t } from "./texts";

type DismissProps = {
  match: StoredMatch;
  onDismiss: (decision: Decision) => void;
  onCancel: () => void;
};

/** Why the match is dismissed; the first reason takes the focus, Enter sends. */
export function Dismiss({ match, onDismiss, onCancel }: DismissProps) {
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => place.current?.querySelector("input")?.focus(), []);
  const form = useProblemForm({
    initial: { because: null as string | null },
    // Without a reason the server says what is missing; with one nobody has to wait for it.
    submit: async ({ because }, { idempotencyKey }) => {
      if (because === null) await decide(match, { action: "dismiss" }, idempotencyKey);
      return BECAUSE.find((one) => one === because);
    },
    onDone: (because) => {
      if (because) onDismiss({ action: "dismiss", because });
    },
    words: ({ pointer }) => (pointer === "/because" ? t("dismiss.required") : undefined),
  });
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape does what the button "Cancel" does.
    <div
      className="eme-not-relevant"
      ref={place}
      onKeyDown={({ key }) => key === "Escape" && onCancel()}
    >
      <FormProblem form={form} />
      <form {...form.form}>
        <Radios
          {...form.choice("because")}
          legend={t("dismiss.title")}
          legendSize="s"
          hint={t("dismiss.hint")}
          small
          items={BECAUSE.map((value) => ({ value, text: becauseName(value) }))}
        />
        <div className="eme-button-row">
          <SubmitButton busy={form.busy}>{t("dismiss")}</SubmitButton>
          <Button type="button" variant="secondary" onClick={onCancel}>
            {t("dismiss.cancel")}
          </Button>
        </div>
      </form>
    </div>
  );
}
