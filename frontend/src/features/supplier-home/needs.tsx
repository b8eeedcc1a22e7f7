import { formatMoment, formatRelative, formatStamp } from "@/shared/dates";
import type { OwnResponse } from "@/shared/own-responses";
import { href } from "@/shared/paths";
import type { SolutionItem } from "./api";
import { t } from "./texts";

type NeedsProps = { responses: readonly OwnResponse[]; cards: readonly SolutionItem[] };

/** Drafts that can still be sent, the nearest deadline first. */
function draftsOf(responses: readonly OwnResponse[]): OwnResponse[] {
  const when = ({ responses_close_at: closes }: OwnResponse) => closes ?? "";
  return responses
    .filter(({ status, challenge_status: at }) => status === "draft" && at === "open")
    .sort((a, b) => when(a).localeCompare(when(b)));
}

/** What waits for the supplier, by its due time. */
export function Needs({ responses, cards }: NeedsProps) {
  const drafts = draftsOf(responses);
  const unfinished = cards.filter(({ status }) => status === "draft");
  if (drafts.length + unfinished.length === 0) {
    return <p className="govuk-body">{t("needs.none")}</p>;
  }
  return (
    <ul className="eme-needs">
      {drafts.map((draft) => (
        <Draft key={draft.id} draft={draft} />
      ))}
      {unfinished.map(({ id, name, reference: ref }) => (
        <li key={id}>
          <div>
            <a className="govuk-link" href={href("supplierSolution", { ref })}>
              {t("needs.card", { name })}
            </a>
            <p>{t("needs.card.what")}</p>
          </div>
          <div className="eme-needs__due">{t("needs.card.when")}</div>
        </li>
      ))}
    </ul>
  );
}

function Draft({ draft }: { draft: OwnResponse }) {
  const closes = draft.responses_close_at;
  return (
    <li>
      <div>
        <a className="govuk-link" href={href("supplierResponseDraft", { ref: draft.reference })}>
          {t("needs.response", { title: draft.challenge_title })}
        </a>
        <p>
          {t("needs.answered", {
            answered: draft.outcomes_answered,
            wanted: draft.outcomes_wanted,
            moment: formatStamp(draft.updated_at),
          })}
        </p>
      </div>
      {closes && (
        <div className="eme-needs__due">
          <strong>{formatMoment(closes)}</strong>
          {formatRelative(closes)}
        </div>
      )}
    </li>
  );
}
