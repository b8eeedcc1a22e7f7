import { useQuery } from "@tanstack/react-query";
import { href } from "@/shared/paths";
import { PartFailed } from "@/shared/problem-boundary";
import type { Challenge } from "@/shared/records";
import { matchCountQuery, waitingCountQuery } from "./api";
import { t } from "./texts";

const CLOSED = ["closed", "concluded"];

type Figure = { name: string; value: string; to?: string };

/** Numbers that come after the page, undefined until they are there. */
type Later = { matches: number | undefined; waiting: number | undefined };

const numberOf = (count: number | undefined): string => (count === undefined ? "…" : String(count));

/** Questions are answered while it is open and until it is concluded. */
export const takesAnswers = ({ status, available_actions: actions }: Challenge): boolean =>
  actions.includes("manage") && (status === "open" || status === "closed");

function figuresOf(challenge: Challenge, { matches, waiting }: Later): Figure[] {
  const { responses_submitted: sent, inside, status, available_actions: actions } = challenge;
  const figures: Figure[] = [{ name: t("count.responses", { count: sent }), value: String(sent) }];
  if (inside && CLOSED.includes(status)) {
    const owed = inside.feedback_owed;
    figures.push({ name: t("count.owed", { count: owed }), value: String(owed) });
  }
  if (takesAnswers(challenge)) {
    figures.push({
      name: t("count.waiting", { count: waiting ?? 0 }),
      value: numberOf(waiting),
      to: href("challengeManageQuestions", { ref: challenge.reference }),
    });
  }
  if (actions.includes("read_matches")) {
    figures.push({ name: t("count.matches", { count: matches ?? 0 }), value: numberOf(matches) });
  }
  if (inside && challenge.published_at === null) {
    const { signatures, approvers_needed: needed } = inside.authorship;
    figures.push({
      name: t("count.signatures", { count: needed }),
      value: String(signatures),
    });
  }
  return figures;
}

/** The challenge in figures; before closing, how many responded and nothing else about them. */
export function Counts({ challenge }: { challenge: Challenge }) {
  const readable = challenge.available_actions.includes("read_matches");
  const ref = challenge.reference;
  const matches = useQuery({ ...matchCountQuery(ref), enabled: readable });
  const waiting = useQuery({ ...waitingCountQuery(ref), enabled: takesAnswers(challenge) });
  return (
    <>
      <dl className="eme-figures govuk-!-margin-bottom-6" aria-label={t("counts")}>
        {figuresOf(challenge, { matches: matches.data, waiting: waiting.data }).map(
          ({ name, value, to }) => (
            <div key={name}>
              <dt>
                {to ? (
                  <a className="govuk-link" href={to}>
                    {name}
                  </a>
                ) : (
                  name
                )}
              </dt>
              <dd>{value}</dd>
            </div>
          ),
        )}
      </dl>
      {matches.isError && (
        <PartFailed what={t("the.matches")} onRetry={() => void matches.refetch()} />
      )}
      {waiting.isError && (
        <PartFailed what={t("the.questions")} onRetry={() => void waiting.refetch()} />
      )}
    </>
  );
}
