import { formatMoment } from "@/shared/dates";
import { Ref } from "@/shared/page";
import { href } from "@/shared/paths";
import { InventedExampleTag, StatusTag } from "@/shared/tags";
import { t as challengeText } from "@/shared/texts/challenge";
import type { Hit } from "./api";
import { Pieces } from "./pieces";
import { t } from "./texts";

const SCREENS = {
  challenge: "challenge",
  solution: "solution",
  outcome: "challengeOutcome",
} as const;

/** A record that was found. */
export function HitItem({ hit }: { hit: Hit }) {
  const { kind, reference, organisation, snippet, status, responses_close_at: closes } = hit;
  const without = missingFrom(hit);
  return (
    <li className="eme-card eme-hit">
      <p className="eme-card__by">
        <span>
          <Ref>{reference}</Ref> · {organisation.name}
        </span>
        {hit.is_example && <InventedExampleTag />}
      </p>
      <h3 className="eme-card__title">
        <a
          className="govuk-link govuk-link--no-visited-state"
          href={href(SCREENS[kind], { ref: reference })}
        >
          {kind === "outcome" && `${t("outcome")}: `}
          <Pieces pieces={hit.title} />
        </a>
      </h3>
      {snippet.length > 0 && (
        <p className="govuk-body eme-card__text">
          <Pieces pieces={snippet} />
        </p>
      )}
      {(kind === "challenge" || without) && (
        <p className="eme-card__meta">
          {kind === "challenge" && <StatusTag kind="challenge" status={status} />}
          {kind === "challenge" && status === "open" && closes && (
            <span>{challengeText("closes.at", { moment: formatMoment(closes) })}</span>
          )}
          {without && <span>{without}</span>}
        </p>
      )}
    </li>
  );
}

/** Whether a hit holds some of the words that were typed, but not all. */
export const isPartial = ({ missing, terms }: Hit): boolean =>
  missing.length > 0 && terms.length > 0;

/** What a hit does not hold of what was typed; nothing when it holds all of it. */
function missingFrom({ by_reference, missing, terms }: Hit): string | undefined {
  if (by_reference || missing.length === 0) return undefined;
  if (terms.length === 0) return t("by.meaning");
  const words = missing.map((word) => t("missing.word", { word }));
  const last = words.pop() ?? "";
  return t("missing", {
    words: words.length === 0 ? last : t("missing.or", { words: words.join(", "), word: last }),
  });
}
