import { useQueryClient } from "@tanstack/react-query";
import { SummaryList, type SummaryRow } from "@/govuk/summary-list";
import { formatDate, formatMoment, formatRelative } from "@/shared/dates";
import { usePassed } from "@/shared/passed";
import type { Challenge } from "@/shared/records";
import { ReloadNotice } from "@/shared/reload-notice";
import { t } from "./texts";

const ENDED = ["concluded", "withdrawn", "rejected"];

/** "5pm on 14 March 2027", and beneath it "in 9 days" or "3 days ago". */
function Clock({ iso, still }: { iso: string | null; still: boolean }) {
  if (iso === null) return t("clock.unset");
  return (
    <>
      <strong>{formatMoment(iso)}</strong>
      {still && <span className="eme-table__sub">{formatRelative(iso)}</span>}
    </>
  );
}

/** The times that decide what is possible: opening, end of questions, end of responses. */
export function Clocks({ challenge }: { challenge: Challenge }) {
  const { status, opens_at, questions_close_at, responses_close_at } = challenge;
  const still = !ENDED.includes(status);
  const passed = (iso: string | null) => iso !== null && Date.parse(iso) <= Date.now();
  const rows: SummaryRow[] = [
    {
      key: t(passed(opens_at) ? "clock.opened" : "clock.opens"),
      value: <Clock iso={opens_at} still={still} />,
    },
    {
      key: t(passed(questions_close_at) ? "clock.questions.closed" : "clock.questions"),
      value: <Clock iso={questions_close_at} still={still} />,
    },
    {
      key: t(passed(responses_close_at) ? "clock.responses.closed" : "clock.responses"),
      value: <Clock iso={responses_close_at} still={still} />,
    },
    {
      key: t("clock.outcome"),
      value: challenge.outcome_expected_on
        ? formatDate(challenge.outcome_expected_on)
        : t("clock.unset"),
    },
  ];
  return (
    <section aria-labelledby="clocks">
      <h3 className="govuk-heading-m" id="clocks">
        {t("clocks")}
      </h3>
      <SummaryList classes="eme-summary" rows={rows} />
    </section>
  );
}

/** The next time at which what is possible changes by itself. */
function nextMoment({ status, opens_at, responses_close_at }: Challenge): string | null {
  if (status === "scheduled") return opens_at;
  return status === "open" ? responses_close_at : null;
}

/** It opened or closed while somebody was reading: said on top, nothing moves by itself. */
export function ClockPassed({ challenge }: { challenge: Challenge }) {
  const queries = useQueryClient();
  if (!usePassed(nextMoment(challenge))) return null;
  return (
    <ReloadNotice
      heading={t(challenge.status === "open" ? "passed.closed" : "passed.opened")}
      onReload={() => void queries.invalidateQueries({ queryKey: ["challenge"] })}
    />
  );
}
