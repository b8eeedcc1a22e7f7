import { type Contributions, MatchSwatch, mostToFit, PARTS } from "./match-bar";
import { t as parts } from "./texts/match";
import { t } from "./texts/match-key";

type LabelRuleProps = { from: { strong: number; possible: number }; contributions: Contributions };

/** From how many points which label is given. */
export function LabelRule({ from, contributions }: LabelRuleProps) {
  const most = mostToFit(contributions);
  const points = (share: number) => Math.round(share * most * 10) / 10;
  const values = { strong: points(from.strong), possible: points(from.possible), most };
  return <p className="govuk-body">{t("labels", values)}</p>;
}

/** What the colours mean, once at the top of a list of matches. */
export function MatchKey() {
  return (
    <dl className="eme-matchkey">
      {PARTS.map(({ part }) => (
        <div key={part}>
          <dt>
            <MatchSwatch part={part} /> {parts(`part.${part}`)}
          </dt>
          <dd>{t(`what.${part}`)}</dd>
        </div>
      ))}
    </dl>
  );
}
