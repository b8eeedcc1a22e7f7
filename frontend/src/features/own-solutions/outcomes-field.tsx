import { useRef } from "react";
import { Button } from "@/govuk/button";
import { CharacterCount } from "@/govuk/character-count";
import { Fieldset } from "@/govuk/fieldset";
import { Hidden } from "@/govuk/hidden";
import { Input } from "@/govuk/input";
import { Audience } from "@/shared/audience";
import type { ProblemForm } from "@/shared/forms/use-problem-form";
import type { Values } from "./fields";
import { fieldName, t } from "./texts";

type Outcome = Values["outcomes_seen"][number];

const MOST = 10;
const MOST_TEXT = 500;
const EMPTY: Outcome = { text: "", source: "" };

/** Results that were seen in use, each with where it comes from. */
export function OutcomesField({ form }: { form: ProblemForm<Values> }) {
  const added = useRef(false);
  const given = form.values.outcomes_seen;
  const rows = given.length > 0 ? given : [EMPTY];
  const change = (outcomes_seen: Outcome[]) => form.set({ outcomes_seen });
  const replace = (index: number, part: Partial<Outcome>) =>
    change(rows.map((one, at) => (at === index ? { ...one, ...part } : one)));
  return (
    <>
      <h1 className="govuk-heading-l">{fieldName("outcomes_seen")}</h1>
      <p className="govuk-hint">{t("hint.outcomes_seen")}</p>
      {rows.map((outcome, index) => (
        <Fieldset
          // biome-ignore lint/suspicious/noArrayIndexKey: results are known by their place.
          key={index}
          legend={t("outcomes.one", { number: index + 1 })}
          legendSize="m"
        >
          <CharacterCount
            {...form.at(`/outcomes_seen/${index}/text`)}
            label={t("outcomes.text")}
            maxLength={MOST_TEXT}
            rows={3}
            spellCheck
            autoFocus={added.current && index === rows.length - 1}
            before={<Audience kind="everyone" />}
            value={outcome.text}
            onChange={(event) => replace(index, { text: event.target.value })}
          />
          <Input
            {...form.at(`/outcomes_seen/${index}/source`)}
            label={t("outcomes.source")}
            before={<Audience kind="everyone" />}
            value={outcome.source}
            onChange={(event) => replace(index, { source: event.target.value })}
          />
          {rows.length > 1 && (
            <Button
              type="button"
              variant="secondary"
              onClick={() => change(rows.filter((_, at) => at !== index))}
            >
              {t("outcomes.remove")}
              <Hidden> {t("outcomes.one", { number: index + 1 })}</Hidden>
            </Button>
          )}
        </Fieldset>
      ))}
      {rows.length < MOST && (
        <Button
          type="button"
          variant="secondary"
          onClick={() => {
            added.current = true;
            change([...rows, EMPTY]);
          }}
        >
          {t("outcomes.add")}
        </Button>
      )}
    </>
  );
}
