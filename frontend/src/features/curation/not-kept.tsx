import { Button } from "@/govuk/button";
import { Hidden } from "@/govuk/hidden";
import { NotificationBanner } from "@/govuk/notification-banner";
import type { StoredMatch } from "./api";
import type { Outbox } from "./outbox";
import { t } from "./texts";

type NotKeptProps = {
  outbox: Pick<Outbox, "refused" | "resend">;
  /** Go to the match, where it says why and what stands now. */
  onLook: (match: StoredMatch) => void;
};

/** Decisions that were not kept, said on top; the focus stays where the moderator works. */
export function NotKept({ outbox: { refused, resend }, onLook }: NotKeptProps) {
  const failed = refused.filter(({ standing }) => standing.kind === "failed").length;
  return (
    <div role="status">
      {refused.length > 0 && (
        <NotificationBanner heading={t("not.kept", { count: refused.length })}>
          <ul className="govuk-list">
            {refused.map(({ match, standing: { kind } }) => (
              <li key={match.id}>
                <strong>{match.solution.name}</strong>, {t("for.lower")} {match.challenge.title}.{" "}
                {t(kind === "theirs" ? "theirs.short" : "failed.short")}{" "}
                <button
                  type="button"
                  className="govuk-notification-banner__link eme-link-button"
                  onClick={() => onLook(match)}
                >
                  {t(kind === "theirs" ? "theirs.look" : "failed.look")}
                  <Hidden>: {match.solution.name}</Hidden>
                </button>
              </li>
            ))}
          </ul>
          {failed > 0 && (
            <Button type="button" variant="secondary" onClick={resend}>
              {t("failed.again", { count: failed })}
            </Button>
          )}
        </NotificationBanner>
      )}
    </div>
  );
}
