import { ChoiceGroup, type ChoiceGroupProps, ChoiceRow, choiceId } from "./choice-group";
import { classNames } from "./class-names";

type CheckboxesProps = Omit<ChoiceGroupProps, "items"> & {
  items: readonly (ChoiceGroupProps["items"][number] & {
    /** Choosing this one takes the others away ("None of these"). */
    exclusive?: boolean;
    disabled?: boolean | undefined;
  })[];
  value: readonly string[];
  onChange: (value: string[]) => void;
};

/** The chosen values after one was pressed, in the order of the items. */
function toggled(items: CheckboxesProps["items"], value: readonly string[], pressed: string) {
  if (value.includes(pressed)) return value.filter((one) => one !== pressed);
  const exclusive = items.find((item) => item.value === pressed)?.exclusive ?? false;
  return items
    .filter((item) => item.value === pressed || (!exclusive && !item.exclusive))
    .map((item) => item.value)
    .filter((one) => one === pressed || value.includes(one));
}

export function Checkboxes({ value, onChange, ...group }: CheckboxesProps) {
  const { id, items, small, classes, name = id } = group;
  return (
    <ChoiceGroup group={group}>
      <div className={classNames("govuk-checkboxes", small && "govuk-checkboxes--small", classes)}>
        {items.map((choice, index) => {
          const inputId = choiceId(id, items, index);
          const checked = value.includes(choice.value);
          return (
            <ChoiceRow
              key={choice.value}
              kind="checkboxes"
              id={inputId}
              choice={choice}
              checked={checked}
              input={
                <input
                  className="govuk-checkboxes__input"
                  id={inputId}
                  name={name}
                  type="checkbox"
                  value={choice.value}
                  checked={checked}
                  disabled={choice.disabled}
                  onChange={() => onChange(toggled(items, value, choice.value))}
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
