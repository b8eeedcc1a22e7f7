import { formatMoment } from "@/shared/dates";
import { rich } from "@/shared/i18n/rich";
import { Ref } from "@/shared/page";
import { href } from "@/shared/paths";
import { InventedExampleTag, StatusTag } from "@/shared/tags";
import { t as challengeText } from "@/shared/texts/challenge";
import type { Hit } from "./api";
import { Pieces } from "./pieces";
import { t } from "./texts";
import { UseStanding } from "./uses";

const SCREENS = {
  challenge: "challenge",
  solution: "solution",
  outcome: "challengeOutcome",
  question: "challengeQuestions",
  use: "solution",
} as const;

/** Where a record is read; a use where its product card says who uses the product. */
const addressOf = ({ kind, reference, id }: Hit): string =>
  href(SCREENS[kind], { ref: reference }) +
  (kind === "use" ? "#in-use" : kind === "question" ? `#q-${id}` : "");

/** A record that was found. */
export function HitItem({ hit }: { hit: Hit }) {
  const { kind, reference, organisation, snippet, status, responses_close_at: closes, use } = hit;
  const { by_capability: called } = hit;
  const without = missingFrom(hit);
  return (
    <li className="eme-card eme-hit">
      <p className="eme-card__by">
        <span>
          <Ref>{reference}</Ref> · {organisation.name}
          {hit.about && ` · ${hit.about}`}
        </span>
        {hit.is_example && <InventedExampleTag />}
      </p>
      <h3 className="eme-card__title">
        <a className="govuk-link govuk-link--no-visited-state" href={addressOf(hit)}>
          <Title hit={hit} />
        </a>
      </h3>
      {snippet.length > 0 && (
        <p className="govuk-body eme-card__text">
          <Pieces pieces={snippet} />
        </p>
      )}
      {(kind === "challenge" || use || without || called.length > 0) && (
        <p className="eme-card__meta">
          {kind === "challenge" && <StatusTag kind="challenge" status={status} />}
          {kind === "challenge" && status === "open" && closes && (
            <span>{challengeText("closes.at", { moment: formatMoment(closes) })}</span>
          )}
          {use && <UseStanding use={use} />}
          {called.map((name, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: names have no id, and their order stays
            <span key={place}>
              {t("filter.capability")}: <Pieces pieces={name} />
            </span>
          ))}
          {without && <span>{without}</span>}
        </p>
      )}
    </li>
  );
}

/** What was found, so that it reads by itself. */
function Title({ hit: { kind, title, use } }: { hit: Hit }) {
  const name = <Pieces pieces={title} />;
  if (use) return rich(t("use"), { product: () => name, user: () => <Pieces pieces={use.user} /> });
  return (
    <>
      {(kind === "outcome" || kind === "question") && `${t(kind)}: `}
      {name}
    </>
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
