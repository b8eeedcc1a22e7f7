import { Hidden } from "@/govuk/hidden";
import { differences } from "./differences";
import { t } from "./texts/difference";

/** Inserted and removed in words, not by colour alone. */
export function Difference({ before, after }: { before: string; after: string }) {
  return (
    <p className="govuk-body eme-prose">
      {differences(before, after).map(({ kind, text }, index) => {
        const key = `${index} ${kind}`;
        if (kind === "same") return <span key={key}>{text}</span>;
        const Mark = kind === "added" ? "ins" : "del";
        return (
          <Mark key={key} className={`eme-diff eme-diff--${kind}`}>
            <Hidden>{t(kind === "added" ? "added" : "removed")}</Hidden>
            {text}
          </Mark>
        );
      })}
    </p>
  );
}
