import { useState } from "react";
import { Button } from "@/govuk/button";
import { Textarea } from "@/govuk/textarea";
import { Audience } from "@/shared/audience";
import type { Finding } from "./api";
import { type Edit, idOf, read } from "./edit";
import { t } from "./texts";

/** The characters that the API shows on either side of a finding. */
const AROUND = 40;

type FindingsProps = {
  findings: readonly Finding[];
  edit: Edit;
  onChange: (edit: Edit) => void;
};

/** What looks as if it should not be published, beneath the text it stands in. */
export function Findings({ findings, edit, onChange }: FindingsProps) {
  return findings.map((finding) => (
    <OneFinding
      key={`${finding.pointer} ${finding.sha} ${finding.start}`}
      finding={finding}
      edit={edit}
      onChange={onChange}
    />
  ));
}

/** Characters as the API counts them. */
const characters = (text: string): string[] => Array.from(text);

type OneFindingProps = Omit<FindingsProps, "findings"> & { finding: Finding };

function OneFinding({ finding, edit, onChange }: OneFindingProps) {
  const id = `finding${idOf(finding.pointer)}-${finding.start}`;
  const others = edit.explained_findings.filter(
    ({ pointer, excerpt_sha }) => pointer !== finding.pointer || excerpt_sha !== finding.sha,
  );
  const explained = edit.explained_findings.find((one) => !others.includes(one));
  const explain = (explanation: string) =>
    onChange({
      ...edit,
      explained_findings: [
        ...others,
        { pointer: finding.pointer, excerpt_sha: finding.sha, explanation },
      ],
    });
  return (
    <section className="eme-finding" aria-labelledby={`${id}-title`}>
      <h2 className="govuk-heading-s govuk-!-margin-bottom-2" id={`${id}-title`}>
        {finding.message}
      </h2>
      <Quote finding={finding} />
      {explained ? (
        <>
          <p className="govuk-body">{t("explain.done", { reason: explained.explanation })}</p>
          <Button
            type="button"
            variant="secondary"
            onClick={() => onChange({ ...edit, explained_findings: others })}
          >
            {t("explain.undo")}
          </Button>
        </>
      ) : (
        <WaysOut
          id={id}
          onTakeOut={takenOut(finding, edit, onChange)}
          onExplain={(reason) => explain(reason)}
        />
      )}
      <p className="govuk-body-s">{t("explain.audience")}</p>
    </section>
  );
}

function Quote({ finding: { excerpt, start, end } }: { finding: Finding }) {
  const from = Math.min(start, AROUND);
  const text = characters(excerpt);
  const part = (first: number, last?: number) => text.slice(first, last).join("");
  const to = from + (end - start);
  return (
    <p className="eme-finding__quote">
      {start > AROUND && "… "}
      {part(0, from)}
      <mark className="eme-mark">{part(from, to)}</mark>
      {part(to)}
      {text.length - to >= AROUND && " …"}
    </p>
  );
}

/** Takes the words out of the text; null when the text has moved on since it was read. */
function takenOut(finding: Finding, edit: Edit, onChange: (edit: Edit) => void) {
  const { pointer, start, end, excerpt } = finding;
  const path = pointer.slice(1);
  const value = read(edit, path);
  if (typeof value !== "string") return null;
  const text = characters(value);
  const from = Math.min(start, AROUND);
  const found = characters(excerpt).slice(from, from + (end - start));
  if (text.slice(start, end).join("") !== found.join("")) return null;
  const rest = [...text.slice(0, start), ...text.slice(end)].join("").replace(/ {2,}/g, " ");
  return () => onChange(replaced(edit, path, rest));
}

function replaced(edit: Edit, path: string, text: string): Edit {
  const copy = structuredClone(edit) as unknown as Record<string, unknown>;
  const keys = path.split("/");
  const last = keys.pop() ?? "";
  const holder = keys.reduce((node, key) => node[key] as Record<string, unknown>, copy);
  holder[last] = text;
  return copy as unknown as Edit;
}

type WaysOutProps = {
  id: string;
  onTakeOut: (() => void) | null;
  onExplain: (reason: string) => void;
};

const SHORTEST = 3;

function WaysOut({ id, onTakeOut, onExplain }: WaysOutProps) {
  const [explaining, setExplaining] = useState(false);
  return (
    <>
      <p className="govuk-body">{t("finding.body")}</p>
      <div className="eme-button-row">
        {onTakeOut && (
          <Button type="button" variant="secondary" onClick={onTakeOut}>
            {t("finding.takeout")}
          </Button>
        )}
        {!explaining && (
          <button
            type="button"
            className="govuk-link eme-link-button"
            onClick={() => setExplaining(true)}
          >
            {t("explain.start")}
          </button>
        )}
      </div>
      {explaining && (
        <Explanation id={id} onExplain={onExplain} onCancel={() => setExplaining(false)} />
      )}
    </>
  );
}

type ExplanationProps = {
  id: string;
  onExplain: (reason: string) => void;
  onCancel: () => void;
};

function Explanation({ id, onExplain, onCancel }: ExplanationProps) {
  const [reason, setReason] = useState("");
  const [refused, setRefused] = useState(false);
  return (
    <>
      <Textarea
        id={`${id}-reason`}
        label={t("explain.label")}
        rows={2}
        maxLength={500}
        autoFocus
        value={reason}
        error={refused ? t("explain.error") : undefined}
        before={<Audience kind="moderator" />}
        onChange={(event) => setReason(event.target.value)}
      />
      <div className="eme-button-row">
        <Button
          type="button"
          variant="secondary"
          onClick={() =>
            // Shorter ones would be refused, and would keep the rest from being saved.
            reason.trim().length < SHORTEST ? setRefused(true) : onExplain(reason.trim())
          }
        >
          {t("explain.button")}
        </Button>
        <button type="button" className="govuk-link eme-link-button" onClick={onCancel}>
          {t("explain.cancel")}
        </button>
      </div>
    </>
  );
}
