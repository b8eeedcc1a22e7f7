import { type FormEvent, useState } from "react";
import { Button } from "@/govuk/button";
import { Radios } from "@/govuk/radios";
import { formatClock } from "../dates";
import { Page } from "../page";
import { t } from "../texts/problems";
import { whoFor } from "../texts/roles";

/** One part that two people changed: both texts, as people read them. */
export type ConflictPart = { name: string; label: string; yours: string; theirs: string };

type ConflictPageProps = {
  parts: readonly ConflictPart[];
  /** The role of who was first, and when, if the API says so. */
  by?: string | null | undefined;
  at?: string | null | undefined;
  back: { href: string; text?: string };
  /** Saves with the new version; gets the names of the parts whose text is yours. */
  onChoose: (keepYours: ReadonlySet<string>) => void;
};

function nameOf(role: string | null | undefined): string {
  return role && whoFor.has(role) ? whoFor(role) : t("conflict.somebody");
}

/** Somebody was first: per part yours or theirs, both to be copied, nothing lost. */
export function ConflictPage({ parts, by, at, back, onChoose }: ConflictPageProps) {
  const [kept, setKept] = useState<ReadonlySet<string>>(
    () => new Set(parts.map((part) => part.name)),
  );
  const time = formatClock(at ? Date.parse(at) : Date.now());
  const theirs = t("conflict.keep.theirs", { who: nameOf(by), time });
  function choose(name: string, keep: boolean) {
    const next = new Set(kept);
    if (keep) next.add(name);
    else next.delete(name);
    setKept(next);
  }
  function submit(event: FormEvent) {
    event.preventDefault();
    onChoose(kept);
  }
  return (
    <Page title={t("conflict.title")} back={back}>
      <h1 className="govuk-heading-l">{t("conflict.title")}</h1>
      <p className="govuk-body">{t("conflict.body")}</p>
      <p className="govuk-body">{t("conflict.copy")}</p>
      <form noValidate onSubmit={submit}>
        {parts.map((part) => (
          <section key={part.name} className="eme-section" aria-label={part.label}>
            <Radios
              id={`keep-${part.name}`}
              legend={part.label}
              legendSize="m"
              value={kept.has(part.name) ? "yours" : "theirs"}
              onChange={(value) => choose(part.name, value === "yours")}
              items={[
                {
                  value: "yours",
                  text: t("conflict.keep.yours"),
                  hint: <Copy text={part.yours} />,
                },
                { value: "theirs", text: theirs, hint: <Copy text={part.theirs} /> },
              ]}
            />
          </section>
        ))}
        <Button>{t("conflict.save")}</Button>
      </form>
    </Page>
  );
}

function Copy({ text }: { text: string }) {
  return <span className="eme-conflict-text">{text || t("conflict.empty")}</span>;
}
