import { useQuery } from "@tanstack/react-query";
import { PartFailed } from "@/shared/problem-boundary";
import type { Challenge } from "@/shared/records";
import { matchCountQuery } from "./api";
import { t } from "./texts";

const CLOSED = ["closed", "concluded"];

type Figure = { name: string; value: string };

function figuresOf(challenge: Challenge, matches: number | undefined): Figure[] {
  const { responses_submitted: sent, inside, status, available_actions: actions } = challenge;
  const figures: Figure[] = [{ name: t("count.responses", { count: sent }), value: String(sent) }];
  if (inside && CLOSED.includes(status)) {
    const owed = inside.feedback_owed;
    figures.push({ name: t("count.owed", { count: owed }), value: String(owed) });
  }
  if (actions.includes("read_matches")) {
    figures.push({
      name: t("count.matches", { count: matches ?? 0 }),
      value: matches === undefined ? "…" : String(matches),
    });
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
  const matches = useQuery({ ...matchCountQuery(challenge.reference), enabled: readable });
  return (
    <>
      <dl className="eme-figures govuk-!-margin-bottom-6" aria-label={t("counts")}>
        {figuresOf(challenge, matches.data).map(({ name, value }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {matches.isError && (
        <PartFailed what={t("the.matches")} onRetry={() => void matches.refetch()} />
      )}
    </>
  );
}
