import { Fragment, type ReactNode } from "react";
import { Hidden } from "@/govuk/hidden";
import { Icon } from "@/shared/icons";
import type { CaseView } from "./api";
import { partName } from "./parts";
import { t } from "./texts";

type Finding = CaseView["findings"][number];
type CaseText = CaseView["texts"][number];

/** CPV codes are chosen, not written. */
const CODES = /^\d{8}$/;

/** Every text with what was found at its words, the notes beside. */
export function Annotated({ texts, findings }: Pick<CaseView, "texts" | "findings">) {
  return (
    <div className="eme-annotated">
      {grouped(texts).map(({ name, texts: parts }) => {
        const numbers = parts.flatMap((part) => part.findings);
        const found = findings.filter(({ number }) => numbers.includes(number));
        return <AnnotatedPart key={name} name={name} texts={parts} found={found} />;
      })}
    </div>
  );
}

type Part = { name: string; texts: CaseText[] };

/** Texts of one part stand together: an outcome with its measure, all keywords. */
function grouped(texts: readonly CaseText[]): Part[] {
  const parts = new Map<string, CaseText[]>();
  for (const text of texts) {
    if (!text.text.trim() || CODES.test(text.text)) continue;
    const name = partName(text.pointer);
    parts.set(name, [...(parts.get(name) ?? []), text]);
  }
  return [...parts].map(([name, inPart]) => ({ name, texts: inPart }));
}

type AnnotatedPartProps = Part & { found: readonly Finding[] };

function AnnotatedPart({ name, texts, found }: AnnotatedPartProps) {
  return (
    <div className="eme-annotated__row">
      <div>
        <h3 className="govuk-heading-s">{name}</h3>
        {texts.map((text) => (
          <p className="govuk-body eme-prose" key={text.pointer}>
            {marked(
              text.text,
              found.filter(({ number }) => text.findings.includes(number)),
            )}
          </p>
        ))}
      </div>
      <div>
        {found.length === 0 ? (
          <p className="eme-clear">
            <Icon name="check" /> {t("clear")}
          </p>
        ) : (
          found.map((finding) => <Note key={finding.number} finding={finding} />)
        )}
      </div>
    </div>
  );
}

function marked(text: string, found: readonly Finding[]): ReactNode[] {
  const parts: ReactNode[] = [];
  let from = 0;
  // Positions count characters as the server does, so not in halves of a pair.
  const letters = [...text];
  for (const finding of [...found].sort((a, b) => a.start - b.start)) {
    parts.push(letters.slice(from, finding.start).join(""));
    parts.push(
      <Fragment key={finding.number}>
        <mark className="eme-mark">{letters.slice(finding.start, finding.end).join("")}</mark>
        <a className="eme-mark__no" href={`#finding-${finding.number}`}>
          <Hidden>{t("finding")}</Hidden>
          {finding.number}
        </a>
      </Fragment>,
    );
    from = finding.end;
  }
  return [...parts, letters.slice(from).join("")];
}

function Note({ finding }: { finding: Finding }) {
  return (
    <div className="eme-note" id={`finding-${finding.number}`}>
      <p>
        <span className="eme-mark__no" aria-hidden="true">
          {finding.number}
        </span>
        <strong>{finding.message}</strong>
      </p>
      {finding.explanation && <p>{t("explained", { explanation: finding.explanation })}</p>}
    </div>
  );
}
