import { classNames } from "./class-names";
import { ErrorMessage } from "./error-message";
import { Fieldset, type FieldsetProps } from "./fieldset";
import { type FieldProps, FormGroup, fieldDescribedBy } from "./form-group";
import { Hint } from "./hint";
import { t } from "./texts";

/** A date as typed, not yet known to be one. */
export type TypedDate = { day: string; month: string; year: string };

type DateInputProps = Omit<FieldProps, "label" | "labelSize" | "labelIsHeading"> & {
  legend: FieldsetProps["legend"];
  legendSize?: FieldsetProps["legendSize"];
  legendIsHeading?: FieldsetProps["legendIsHeading"];
  value: TypedDate;
  onChange: (value: TypedDate) => void;
  onBlur?: (() => void) | undefined;
};

const PARTS = [
  { part: "day", text: "date.day", width: 2 },
  { part: "month", text: "date.month", width: 2 },
  { part: "year", text: "date.year", width: 4 },
] as const;

export function DateInput(props: DateInputProps) {
  const { id, legend, legendSize, legendIsHeading, hint, error, before, after } = props;
  const { value, onChange, onBlur, groupClasses } = props;
  return (
    <FormGroup error={error} classes={groupClasses}>
      <Fieldset
        role="group"
        legend={legend}
        legendSize={legendSize}
        legendIsHeading={legendIsHeading}
        describedBy={fieldDescribedBy(props)}
      >
        {hint !== undefined && <Hint id={`${id}-hint`}>{hint}</Hint>}
        {error && <ErrorMessage id={`${id}-error`}>{error}</ErrorMessage>}
        {before}
        <div className="govuk-date-input" id={id}>
          {PARTS.map(({ part, text, width }) => (
            <div className="govuk-date-input__item" key={part}>
              <div className="govuk-form-group">
                <label className="govuk-label govuk-date-input__label" htmlFor={`${id}-${part}`}>
                  {t(text)}
                </label>
                <input
                  className={classNames(
                    "govuk-input govuk-date-input__input",
                    `govuk-input--width-${width}`,
                    error && "govuk-input--error",
                  )}
                  id={`${id}-${part}`}
                  name={part}
                  type="text"
                  inputMode="numeric"
                  value={value[part]}
                  onChange={(event) => onChange({ ...value, [part]: event.target.value })}
                  onBlur={onBlur}
                />
              </div>
            </div>
          ))}
        </div>
        {after}
      </Fieldset>
    </FormGroup>
  );
}
