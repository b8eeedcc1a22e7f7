import { useState } from "react";
import { Button } from "@/govuk/button";
import { Checkboxes } from "@/govuk/checkboxes";
import { Details } from "@/govuk/details";
import { ErrorMessage } from "@/govuk/error-message";
import { FormGroup } from "@/govuk/form-group";
import { Hidden } from "@/govuk/hidden";
import { Input } from "@/govuk/input";
import { t } from "./texts/picker";
import { capabilityName, type Theme } from "./vocabulary";

type CapabilityPickerProps = {
  id: string;
  themes: readonly Theme[];
  value: readonly string[];
  most: number;
  error?: string | undefined;
  onChange: (value: string[]) => void;
};

const has = (text: string, word: string): boolean => text.toLowerCase().includes(word);

/** The themes with the capabilities that a word finds, by name, scope note or another word. */
function foundBy(themes: readonly Theme[], typed: string): readonly Theme[] {
  const word = typed.trim().toLowerCase();
  if (word === "") return themes;
  return themes
    .map((theme) => ({
      ...theme,
      capabilities: theme.capabilities.filter(({ name, scope_note, synonyms }) =>
        [name, scope_note, ...synonyms, theme.name].some((text) => has(text, word)),
      ),
    }))
    .filter((theme) => theme.capabilities.length > 0);
}

/** What the technology does, chosen from the vocabulary: by theme, with scope notes, or by a word. */
export function CapabilityPicker(props: CapabilityPickerProps) {
  const { id, themes, value, most, error, onChange } = props;
  const [typed, setTyped] = useState("");
  const found = foundBy(themes, typed);
  const searching = typed.trim() !== "";
  return (
    <FormGroup error={error}>
      {error && <ErrorMessage id={`${id}-error`}>{error}</ErrorMessage>}
      <Chosen themes={themes} value={value} most={most} onChange={onChange} />
      <Input
        id={id}
        label={t("find")}
        hint={t("find.hint")}
        width={20}
        value={typed}
        spellCheck
        describedBy={error && `${id}-error`}
        onChange={(event) => setTyped(event.target.value)}
      />
      <p className="govuk-visually-hidden" role="status">
        {searching &&
          t("found", { count: found.reduce((sum, theme) => sum + theme.capabilities.length, 0) })}
      </p>
      {found.map((theme) => (
        <ThemeChoices
          key={`${theme.slug} ${searching}`}
          theme={theme}
          value={value}
          open={searching}
          onChange={onChange}
        />
      ))}
    </FormGroup>
  );
}

type ChosenProps = Pick<CapabilityPickerProps, "themes" | "value" | "most" | "onChange">;

function Chosen({ themes, value, most, onChange }: ChosenProps) {
  return (
    <>
      <p className="govuk-body" role="status">
        <strong>{t("chosen", { count: value.length })}</strong> {t("chosen.most", { most })}
      </p>
      {value.length > 0 && (
        <ul className="eme-chosen">
          {value.map((slug) => (
            <li key={slug}>
              <span>{capabilityName(themes, slug)}</span>
              <Button
                type="button"
                variant="secondary"
                classes="govuk-!-margin-bottom-0"
                onClick={() => onChange(value.filter((one) => one !== slug))}
              >
                {t("remove")}
                <Hidden> {capabilityName(themes, slug)}</Hidden>
              </Button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

type ThemeChoicesProps = Pick<CapabilityPickerProps, "value" | "onChange"> & {
  theme: Theme;
  open: boolean;
};

function ThemeChoices({ theme, value, open, onChange }: ThemeChoicesProps) {
  const slugs = theme.capabilities.map(({ slug }) => slug);
  const inside = value.filter((slug) => slugs.includes(slug));
  const others = value.filter((slug) => !slugs.includes(slug));
  const name = inside.length ? t("theme", { name: theme.name, count: inside.length }) : theme.name;
  return (
    <Details summary={name} open={open}>
      <Checkboxes
        id={`theme-${theme.slug}`}
        legend={<Hidden>{theme.name}</Hidden>}
        hint={theme.scope_note}
        small
        items={theme.capabilities.map(({ slug, name: text, scope_note }) => ({
          value: slug,
          text,
          hint: scope_note,
        }))}
        value={inside}
        onChange={(chosen) => onChange([...others, ...chosen])}
      />
    </Details>
  );
}
