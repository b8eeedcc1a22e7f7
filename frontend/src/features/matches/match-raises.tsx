import { Details } from "@/govuk/details";
import { listed } from "@/shared/listed";
import { raiseSentence } from "@/shared/match-raise";
import { contributionsOf, type Match } from "@/shared/match-reasons";
import { lowerFirst } from "@/shared/texts/terms";
import { t } from "./texts";

type Raised = Pick<
  Match,
  "raises" | "constraints" | "contributions" | "capabilities" | "capabilities_missing"
>;

/** Texts that earn this share of their points need no word. */
const ENOUGH = 0.8;

/** What the supplier could do, with the points it would bring, and what brings none. */
export function MatchRaises({ match }: { match: Raised }) {
  const said = wordsOf(match);
  return (
    <Details summary={t("raise.title")}>
      {said.length === 0 ? (
        <p className="govuk-body">{t("raise.nothing")}</p>
      ) : (
        <ul className="govuk-list govuk-list--bullet">
          {said.map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
      )}
      {match.raises.length > 1 && <p className="govuk-body">{t("raise.alone")}</p>}
      <p className="govuk-body">{t("raise.rest")}</p>
      <p className="govuk-body">{t("raise.honest")}</p>
    </Details>
  );
}

function wordsOf(match: Raised): string[] {
  const { raises, constraints, capabilities, capabilities_missing: missing } = match;
  const { points, of = 0 } = contributionsOf(match).text;
  const words = raises.map(raiseSentence);
  const told = new Set(raises.map(({ subject }) => subject));
  const ofTheme = capabilities.filter(({ same, slug }) => !same && !told.has(slug));
  const unnamed = [...ofTheme, ...missing];
  if (unnamed.length > 0) {
    const names = listed(unnamed.map(({ name }) => lowerFirst(name)));
    words.push(t("raise.missing", { names }));
  }
  for (const { kind, standing } of constraints) {
    const key = `raise.${standing}.${kind}`;
    if (t.has(key)) words.push(t(key));
  }
  if (points < ENOUGH * of) words.push(t("raise.text", { points: Math.round(points), of }));
  return words;
}
