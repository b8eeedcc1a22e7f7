import { InsetText } from "@/govuk/inset-text";
import { formatDate } from "@/shared/dates";
import { href } from "@/shared/paths";
import { Prose } from "@/shared/prose";
import { useScreenExists } from "@/shared/routing";
import { ROLES, useRole } from "@/shared/session";
import type { Solution } from "./api";
import { t } from "./texts";

/** Why a card is not in the catalogue (any more), and the way to the work on it for its supplier. */
export function OutOfCatalogue({ solution }: { solution: Solution }) {
  const { status, status_since: since, status_reason: reason } = solution;
  return (
    <>
      {status !== "listed" && (
        <InsetText>
          <p className="govuk-body">{t(`out.${status}`, { date: formatDate(since) })}</p>
          {reason && <Prose text={reason} />}
        </InsetText>
      )}
      <OwnCard solution={solution} />
    </>
  );
}

function OwnCard({ solution: { available_actions: actions, reference } }: { solution: Solution }) {
  const role = useRole();
  const exists = useScreenExists();
  const own = actions.length > 0 && role !== null && ROLES.supplier.includes(role);
  if (!own || !exists("supplierSolution")) return null;
  return (
    <p className="govuk-body">
      <a className="govuk-link" href={href("supplierSolution", { ref: reference })}>
        {t("own")}
      </a>
    </p>
  );
}
