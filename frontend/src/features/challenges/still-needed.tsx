import { InsetText } from "@/govuk/inset-text";
import { formatDate } from "@/shared/dates";
import { Panel } from "@/shared/problem-boundary";
import type { Challenge } from "@/shared/records";
import { renewalsQuery } from "./api";
import { t } from "./texts";

/** Only the need of a challenge that is over can be said to stand still. */
export const mayStillBeNeeded = ({ status }: Challenge): boolean =>
  status === "closed" || status === "concluded";

/** That a past need still stands: told to everybody when one supplier is told of it. */
export function StillNeeded({ challenge }: { challenge: Challenge }) {
  if (!mayStillBeNeeded(challenge)) return null;
  const { reference } = challenge;
  return (
    <Panel what={t("still.what")} query={renewalsQuery(reference)}>
      {({ items: [last] }) =>
        last && <InsetText>{t("still.needed", { date: formatDate(last.said_at) })}</InsetText>
      }
    </Panel>
  );
}
