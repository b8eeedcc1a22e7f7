import { ChoiceGroup, type ChoiceGroupProps, ChoiceRow, choiceId } from "./choice-group";
import { classNames } from "./class-names";

type RadiosProps = ChoiceGroupProps & {
  value: string | null;
  onChange: (value: string) => void;
  inline?: boolean | undefined;
};

export function Radios({ value, onChange, inline, ...group }: RadiosProps) {
  const { id, items, small, classes, name = id } = group;
  return (
    <ChoiceGroup group={group}>
      <div
        className={classNames(
          "govuk-radios",
          inline && "govuk-radios--inline",
          small && "govuk-radios--small",
          classes,
        )}
      >
        {items.map((choice, index) => {
          const inputId = choiceId(id, items, index);
          const checked = choice.value === value;
          return (
            <ChoiceRow
              key={choice.value}
              kind="radios"
              id={inputId}
              choice={choice}
              checked={checked}
              input={
                <input
                  className="govuk-radios__input"
                  id={inputId}
                  name={name}
                  type="radio"
                  value={choice.value}
                  checked={checked}
                  onChange={() => onChange(choice.value)}
                  aria-describedby={choice.hint === undefined ? undefined : `${inputId}-item-hint`}
                />
              }
            />
          );
        })}
      </div>
    </ChoiceGroup>
  );
}
