import { useRef } from "react";
import { Button } from "@/govuk/button";
import { CharacterCount } from "@/govuk/character-count";
import { ErrorMessage } from "@/govuk/error-message";
import { Fieldset } from "@/govuk/fieldset";
import { Hidden } from "@/govuk/hidden";
import { Audience } from "@/shared/audience";
import type { ControlProps } from "./control";
import type { Edit } from "./edit";
import type { Field } from "./fields";
import { t } from "./texts";

type Outcome = Edit["outcomes"][number];

const MOST = 10;
const MOST_TITLE = 300;
const MOST_MEASURE = 1000;
const EMPTY: Outcome = { title: "", measure: "" };

/** One to ten outcomes, each with its measure. */
export function OutcomesField(props: ControlProps<Extract<Field, { kind: "outcomes" }>>) {
  const { edit, onChange, errorAt } = props;
  const added = useRef(false);
  const rows = edit.outcomes.length > 0 ? edit.outcomes : [EMPTY];
  const change = (outcomes: Outcome[]) => onChange({ ...edit, outcomes });
  const error = errorAt("outcomes");
  return (
    <>
      {error && <ErrorMessage id="outcomes-error">{error}</ErrorMessage>}
      {rows.map((outcome, index) => (
        <OneOutcome
          {...props}
          // biome-ignore lint/suspicious/noArrayIndexKey: outcomes are known by their number.
          key={index}
          index={index}
          outcome={outcome}
          focused={added.current && index === rows.length - 1}
          onChange={(next) => change(rows.map((one, at) => (at === index ? next : one)))}
          onRemove={
            rows.length > 1 ? () => change(rows.filter((_, at) => at !== index)) : undefined
          }
        />
      ))}
      {rows.length < MOST ? (
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
      ) : (
        <p className="govuk-body">{t("outcomes.most", { most: MOST })}</p>
      )}
    </>
  );
}

type OneOutcomeProps = Pick<ControlProps, "onBlur" | "errorAt" | "audience"> & {
  index: number;
  outcome: Outcome;
  focused: boolean;
  onChange: (outcome: Outcome) => void;
  onRemove: (() => void) | undefined;
};

function OneOutcome(props: OneOutcomeProps) {
  const { index, outcome, focused, onChange, onRemove, onBlur, errorAt, audience } = props;
  const number = index + 1;
  return (
    <Fieldset legend={t("outcomes.one", { number })} legendSize="m">
      <CharacterCount
        id={`outcomes-${index}-title`}
        label={t("outcomes.title")}
        error={errorAt(`outcomes/${index}/title`)}
        rows={2}
        maxLength={MOST_TITLE}
        value={outcome.title}
        spellCheck
        autoFocus={focused}
        before={<Audience kind={audience} />}
        onChange={(event) => onChange({ ...outcome, title: event.target.value })}
        onBlur={onBlur}
      />
      <CharacterCount
        id={`outcomes-${index}-measure`}
        label={t("outcomes.measure")}
        hint={t("outcomes.measure.hint")}
        error={errorAt(`outcomes/${index}/measure`)}
        rows={2}
        maxLength={MOST_MEASURE}
        value={outcome.measure}
        spellCheck
        before={<Audience kind={audience} />}
        onChange={(event) => onChange({ ...outcome, measure: event.target.value })}
        onBlur={onBlur}
      />
      {onRemove && (
        <Button type="button" variant="secondary" onClick={onRemove}>
          {t("outcomes.remove")}
          <Hidden> {number}</Hidden>
        </Button>
      )}
    </Fieldset>
  );
}
