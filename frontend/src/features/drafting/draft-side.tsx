import { formatDate } from "@/shared/dates";
import { rich } from "@/shared/i18n/rich";
import { href } from "@/shared/paths";
import type { Challenge } from "@/shared/records";
import { useScreenExists } from "@/shared/routing";
import { statusName } from "@/shared/tags";
import { lowerFirst } from "@/shared/texts/terms";
import type { Readiness } from "./api";
import { withoutRepetition } from "./missing";
import { addressOf, nameOfPath, similarAddress } from "./pages";
import { unexplained } from "./tasks";
import { t } from "./texts";

type Shown = { challenge: Challenge; readiness: Readiness };

const link = (address: string) => (words: string) => (
  <a className="govuk-link" href={address}>
    {words}
  </a>
);

/** What stands before sign-off, similar challenges that were seen, and who works on the draft. */
export function DraftSide(shown: Shown) {
  return (
    <aside aria-label={t("side.before")}>
      <Ready {...shown} />
      <SimilarSeen challenge={shown.challenge} />
      <Who challenge={shown.challenge} />
    </aside>
  );
}

const fieldOf = (pointer: string): string =>
  nameOfPath(pointer.slice(1).replace(/^outcomes\/.*$/, "outcomes"));

function Ready({ challenge, readiness }: Shown) {
  const { reference: ref, inside } = challenge;
  const findings = unexplained(readiness);
  const looked = Boolean(inside?.similar_review);
  const nothing = readiness.missing.length === 0 && findings.length === 0 && looked;
  return (
    <section className="eme-side" aria-labelledby="ready">
      <h2 className="govuk-heading-m" id="ready">
        {t("ready.title")}
      </h2>
      {nothing && <p className="govuk-body">{t("ready.nothing")}</p>}
      <ul className="govuk-list govuk-list--spaced">
        {!looked && <li>{link(similarAddress(ref))(t("ready.similar"))}</li>}
        {findings.map(({ pointer, message, start }) => (
          <li key={`${pointer} ${start}`}>
            {rich(t("ready.finding", { field: fieldOf(pointer), message: lowerFirst(message) }), {
              link: link(addressOf(ref, pointer)),
            })}
          </li>
        ))}
        {withoutRepetition(readiness.missing).map(({ pointer, message }) => (
          <li key={pointer}>{link(addressOf(ref, pointer))(message)}</li>
        ))}
      </ul>
    </section>
  );
}

function SimilarSeen({ challenge: { reference: ref, inside } }: { challenge: Challenge }) {
  const review = inside?.similar_review;
  const count = new Set(review?.seen.map(({ force }) => force)).size;
  return (
    <section className="eme-side" aria-labelledby="similar">
      <h2 className="govuk-heading-m" id="similar">
        {count > 0 ? t("similar.seen", { count }) : t("similar.side")}
      </h2>
      {!review && (
        <p className="govuk-body">
          {t("similar.not.yet")} {link(similarAddress(ref))(t("similar.look"))}
        </p>
      )}
      {review && <p className="govuk-body">{looked(review)}</p>}
      {review?.seen.map(({ reference, title, force, status }) => (
        <p className="govuk-body" key={reference}>
          {link(href("challenge", { ref: reference }))(title)}
          <br />
          <span className="eme-quiet">
            {t("similar.by", { force, status: lowerFirst(statusName("challenge", status)) })}
          </span>
        </p>
      ))}
    </section>
  );
}

type Review = NonNullable<NonNullable<Challenge["inside"]>["similar_review"]>;

function looked({ at, choice, seen }: Review): string {
  const date = formatDate(at);
  if (seen.length === 0) return t("similar.none", { date });
  return t("similar.looked", { date, choice: t(`similar.choice.${choice ?? "go_on"}`) });
}

function Who({ challenge }: { challenge: Challenge }) {
  const exists = useScreenExists();
  const { reference: ref, inside, available_actions: actions } = challenge;
  if (!inside) return null;
  const { authors, you_are_author: you, approvers_needed: needed } = inside.authorship;
  const others = you ? authors - 1 : authors;
  const who = you
    ? others > 0
      ? t("who.both", { count: others })
      : t("who.alone")
    : t("who.others", { count: others });
  return (
    <section className="eme-side" aria-labelledby="who">
      <h2 className="govuk-heading-m" id="who">
        {t("who.title")}
      </h2>
      <p className="govuk-body">
        {who} {t(needed > 1 ? "who.sign.two" : "who.sign")}
      </p>
      {actions.includes("withdraw") && exists("challengeWithdraw") && (
        <p className="govuk-body govuk-!-margin-bottom-0">
          {link(href("challengeWithdraw", { ref }))(t("withdraw.link"))}
        </p>
      )}
    </section>
  );
}
