import type { ReactElement } from "react";
import { describe, it } from "vitest";
import { expectAccessible, expectOfficial } from "../../tests/markup";
import { Checkboxes } from "./checkboxes";
import { DateInput } from "./date-input";
import { Fieldset } from "./fieldset";
import { FileUpload } from "./file-upload";
import { Input } from "./input";
import { Label } from "./label";
import { Radios } from "./radios";
import { Select } from "./select";
import { Textarea } from "./textarea";

const nothing = () => undefined;
const YES_NO = [
  { value: "yes", text: "Yes" },
  { value: "no", text: "No" },
];
const NATIONALITIES = [
  { value: "british", text: "British" },
  { value: "irish", text: "Irish" },
  { value: "other", text: "Citizen of another country" },
];
const INSURANCE_HINT =
  "It’s on your National Insurance card, benefit letter, payslip or P60. For example, ‘QQ 12 34 56 C’.";

function conditional(id: string, label: string) {
  return (
    <>
      <label className="govuk-label" htmlFor={id}>
        {label}
      </label>
      <input className="govuk-input govuk-!-width-one-third" name={id} type="text" id={id} />
    </>
  );
}

const CONTACTS = [
  { value: "email", text: "Email", conditional: conditional("context-email", "Email") },
  { value: "phone", text: "Phone", conditional: conditional("contact-phone", "Phone number") },
  {
    value: "text",
    text: "Text message",
    conditional: conditional("contact-text-message", "Mobile phone number"),
  },
];

const EXAMPLES: Readonly<Record<string, Readonly<Record<string, ReactElement>>>> = {
  checkboxes: {
    "with hint": (
      <Checkboxes
        id="nationality"
        legend="What is your nationality?"
        hint="Select all that apply"
        items={NATIONALITIES}
        value={[]}
        onChange={nothing}
      />
    ),
    small: (
      <Checkboxes
        id="nationality"
        legend="Filter by"
        small
        items={[
          { value: "a", text: "a thing" },
          { value: "b", text: "another thing" },
          { value: "c", text: "this thing" },
        ]}
        value={[]}
        onChange={nothing}
      />
    ),
    "with error message and hint": (
      <Checkboxes
        id="example"
        legend="What is your nationality?"
        hint="If you have dual nationality, select all options that are relevant to you."
        error="Please select an option"
        items={NATIONALITIES.slice(0, 2)}
        value={[]}
        onChange={nothing}
      />
    ),
  },
  "date-input": {
    "with error message and hint": (
      <DateInput
        id="dob-errors"
        legend="What is your date of birth?"
        hint="For example, 31 3 1980"
        error="Error message goes here"
        value={{ day: "", month: "", year: "" }}
        onChange={nothing}
      />
    ),
  },
  fieldset: {
    "as page heading l": <Fieldset legend="What is your address?" legendSize="l" legendIsHeading />,
  },
  "file-upload": {
    "with error message and hint": (
      <FileUpload
        id="file-upload-3"
        label="Upload a file"
        hint="Your photo may be in your Pictures, Photos, Downloads or Desktop folder. Or in an app like iPhoto."
        error="Error message goes here"
      />
    ),
  },
  input: {
    "with error and hint": (
      <Input
        id="with-error-hint"
        label="National insurance number"
        hint={INSURANCE_HINT}
        error="Enter a National Insurance number in the correct format"
      />
    ),
    "with width-2 class": (
      <Input
        id="input-width-2"
        name="test-width-2"
        label="National insurance number"
        hint={INSURANCE_HINT}
        width={2}
      />
    ),
    "with prefix and suffix": (
      <Input
        id="input-with-prefix-suffix"
        name="cost"
        label="Cost per item, in pounds"
        prefix="£"
        suffix="per item"
      />
    ),
    "with label as page heading": (
      <Input
        id="input-with-page-heading"
        name="test-name"
        label="National Insurance number"
        labelSize="l"
        labelIsHeading
      />
    ),
  },
  label: {
    "as page heading xl": (
      <Label size="xl" isHeading>
        National Insurance number
      </Label>
    ),
  },
  radios: {
    "with a divider": (
      <Radios
        id="example-divider"
        name="example"
        legend="How do you want to sign in?"
        value={null}
        onChange={nothing}
        items={[
          { value: "government-gateway", text: "Use Government Gateway" },
          { value: "govuk-verify", text: "Use GOV.UK Verify" },
          { value: "create-account", text: "Create an account", divider: "or" },
        ]}
      />
    ),
    "with fieldset and error message": (
      <Radios
        id="example"
        legend="Have you changed your name?"
        error="Please select an option"
        items={YES_NO}
        value="no"
        onChange={nothing}
      />
    ),
    inline: (
      <Radios
        id="example"
        inline
        legend="Have you changed your name?"
        hint="This includes changing your last name or spelling your name differently."
        items={YES_NO}
        value="no"
        onChange={nothing}
      />
    ),
    "with conditional item checked": (
      <Radios
        id="how-contacted-checked"
        legend="How do you want to be contacted?"
        items={CONTACTS}
        value="email"
        onChange={nothing}
      />
    ),
  },
  select: {
    "with hint text and error message": (
      <Select
        id="select-2"
        label="Label text goes here"
        hint="Hint text goes here"
        error="Error message goes here"
        items={["1", "2", "3"].map((value) => ({
          value,
          text: `GOV.UK frontend option ${value}`,
        }))}
      />
    ),
  },
  textarea: {
    "with hint and error message": (
      <Textarea
        id="with-hint-error"
        label="With hint and error"
        hint="Hint"
        error="Error message"
      />
    ),
  },
};

const cases = Object.entries(EXAMPLES).flatMap(([component, examples]) =>
  Object.entries(examples).map(([name, element]) => [component, name, element] as const),
);

describe("fields", () => {
  it.each(cases)("%s has the markup of the design system: %s", (component, name, element) => {
    expectOfficial(element, component, name);
  });

  it.each(cases.filter(([component]) => component !== "label" && component !== "fieldset"))(
    "%s is accessible: %s",
    async (_component, _name, element) => {
      await expectAccessible(element);
    },
  );
});
