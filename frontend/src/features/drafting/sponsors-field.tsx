import { useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "@/govuk/button";
import { CharacterCount } from "@/govuk/character-count";
import { Fieldset } from "@/govuk/fieldset";
import { Hidden } from "@/govuk/hidden";
import { Select } from "@/govuk/select";
import { Audience } from "@/shared/audience";
import { useSession } from "@/shared/session";
import { forcesQuery } from "@/shared/vocabulary";
import type { ControlProps } from "./control";
import type { Edit } from "./edit";
import type { Field } from "./fields";
import { labelOf } from "./pages";
import { t } from "./texts";

type Sponsor = Edit["co_sponsors"][number];

const MOST_CONTEXT = 2000;

/** Other forces behind the challenge, each with what is particular to it. */
export function SponsorsField(props: ControlProps<Extract<Field, { kind: "sponsors" }>>) {
  const { field, edit, onChange, onBlur, errorAt, audience } = props;
  const own = useSession().acting_as?.organisation.slug;
  const forces = useSuspenseQuery(forcesQuery).data;
  const [next, setNext] = useState("");
  const rows = edit.co_sponsors;
  const change = (co_sponsors: Sponsor[]) => onChange({ ...edit, co_sponsors });
  const put = (index: number, changed: Sponsor) =>
    change(rows.map((one, at) => (at === index ? changed : one)));
  const chosen = rows.map(({ force }) => force);
  const nameOf = (slug: string) => forces.find((one) => one.slug === slug)?.name ?? slug;
  const free = forces.filter(({ slug }) => slug !== own && !chosen.includes(slug));
  return (
    <>
      {rows.map((sponsor, index) => (
        <Fieldset key={sponsor.force} legend={nameOf(sponsor.force)} legendSize="m">
          <CharacterCount
            id={`co_sponsors-${index}-local_context`}
            label={t("sponsors.context")}
            error={errorAt(`co_sponsors/${index}/local_context`)}
            maxLength={MOST_CONTEXT}
            value={sponsor.local_context}
            spellCheck
            before={<Audience kind={audience} />}
            onChange={(event) => put(index, { ...sponsor, local_context: event.target.value })}
            onBlur={onBlur}
          />
          <Button
            type="button"
            variant="secondary"
            onClick={() => change(rows.filter((_, at) => at !== index))}
          >
            {t("sponsors.remove")}
            <Hidden> {nameOf(sponsor.force)}</Hidden>
          </Button>
        </Fieldset>
      ))}
      <Select
        id={field.path}
        label={t("sponsors.add")}
        error={errorAt(field.path)}
        hint={labelOf(field)}
        value={next}
        items={[
          { value: "", text: t("choose") },
          ...free.map(({ slug, name }) => ({ value: slug, text: name })),
        ]}
        onChange={({ target }) => setNext(target.value)}
      />
      <Button
        type="button"
        variant="secondary"
        onClick={() => {
          if (next) change([...rows, { force: next, local_context: "" }]);
          setNext("");
        }}
      >
        {t("sponsors.add.button")}
      </Button>
    </>
  );
}
