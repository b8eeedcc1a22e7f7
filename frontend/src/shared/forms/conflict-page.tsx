import { type FormEvent, useState } from "react";
import type { ApiProblem } from "@/api/problem";
import { Button } from "@/govuk/button";
import { Radios } from "@/govuk/radios";
import { formatClock, formatDate, formatStamp } from "../dates";
import { Page } from "../page";
import { t } from "../texts/conflict";
import { whoFor } from "../texts/who-for";

/** One part that two people changed: both texts, as people read them. */
export type ConflictPart = { name: string; label: string; yours: string; theirs: string };

type ConflictPageProps = {
  parts: readonly ConflictPart[];
  /** The refusal: by which role and when the other text was saved, as far as that is known. */
  refusal?: ApiProblem | null | undefined;
  back: { href: string; text?: string };
  /** Saves with the new version; gets the names of the parts whose text is yours. */
  onChoose: (keepYours: ReadonlySet<string>) => void;
};

function nameOf(role: string | null | undefined): string {
  return role && whoFor.has(role) ? whoFor(role) : t("somebody");
}

/** "14:05", with the day when it was another. */
function savedAt(at: string): string {
  const today = formatDate(new Date().toISOString());
  return formatDate(at) === today ? formatClock(Date.parse(at)) : formatStamp(at);
}

/** Somebody was first: per part yours or theirs, both to be copied, nothing lost. */
export function ConflictPage({ parts, refusal, back, onChoose }: ConflictPageProps) {
  const [kept, setKept] = useState<ReadonlySet<string>>(
    () => new Set(parts.map((part) => part.name)),
  );
  const at = refusal?.text("saved_at");
  const who = nameOf(refusal?.text("saved_by"));
  const theirs = at
    ? t("keep.theirs", { who, time: savedAt(at) })
    : t("keep.theirs.untimed", { who });
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
    <Page title={t("title")} back={back}>
      <h1 className="govuk-heading-l">{t("title")}</h1>
      <p className="govuk-body">{t("body")}</p>
      <p className="govuk-body">{t("copy")}</p>
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
                  text: t("keep.yours"),
                  hint: <Copy text={part.yours} />,
                },
                { value: "theirs", text: theirs, hint: <Copy text={part.theirs} /> },
              ]}
            />
          </section>
        ))}
        <Button>{t("save")}</Button>
      </form>
    </Page>
  );
}

function Copy({ text }: { text: string }) {
  return <span className="eme-conflict-text">{text || t("empty")}</span>;
}
