import { Table } from "@/govuk/table";
import { constraintRows } from "./match-constraints";
import type { Match } from "./match-reasons";
import { ownWords } from "./own-words";
import { t } from "./texts/match-asked";
import { lowerFirst } from "./texts/terms";

type Asked = Pick<Match, "capabilities" | "capabilities_missing" | "constraints" | "outcomes"> & {
  challenge: Pick<Match["challenge"], "safeguards_level">;
  solution: Pick<Match["solution"], "bias_evaluation">;
};

type MatchAskedProps = {
  match: Asked;
  /** Whether it is said to the supplier whose product it is. */
  own?: boolean;
  level: "h3" | "h4";
};

/** What is said of one thing that is asked for; `asked` and `from` stand in grey. */
type AskedRow = { what: string; asked?: string; said: readonly Said[] };
type Said = { words: string; from?: string };

/** Everything that the challenge asks for, one by one, and what the product card says of it. */
export function MatchAsked({ match, own = false, level: Heading }: MatchAskedProps) {
  const { constraints, outcomes } = match;
  const limits = [
    ...[...constraintRows(constraints, own), ...safeguardRows(match, own)].map(
      ({ said, ...asked }) => ({ ...asked, said: plain(said) }),
    ),
    { what: t("others"), said: plain(t("others.what")) },
  ];
  return (
    <>
      <Heading className="govuk-heading-s govuk-!-margin-bottom-2">{t("title")}</Heading>
      {outcomes.length > 0 && <p className="govuk-body">{ownWords(t, own)("note")}</p>}
      <AskedTable of={t("outcome")} said={t("outcome.said")} rows={outcomes.map(outcomeRow)} />
      <div className="eme-match__cols eme-match__cols--even">
        <AskedTable of={t("capability")} rows={capabilityRows(match)} />
        <AskedTable of={t("constraint")} rows={limits} />
      </div>
    </>
  );
}

type AskedTableProps = { of: string; said?: string; rows: readonly AskedRow[] };

function AskedTable({ of, said = t("card"), rows }: AskedTableProps) {
  if (rows.length === 0) return null;
  return (
    <Table
      caption={of}
      captionSize="s"
      classes="eme-asked eme-table--compact eme-table--stack"
      columns={[{ heading: of }, { heading: said }]}
      rows={rows.map(({ what, asked, said: quoted }, index) => ({
        key: String(index),
        cells: [
          <Lines key="what" of={what} sub={asked} />,
          quoted.map(({ words, from }) => (
            <div key={words}>
              <Lines of={words} sub={from} />
            </div>
          )),
        ],
      }))}
    />
  );
}

function Lines({ of, sub }: { of: string; sub: string | undefined }) {
  return (
    <>
      {of}
      {sub && <span className="eme-table__sub govuk-!-font-weight-regular">{sub}</span>}
    </>
  );
}

function outcomeRow({ title, measure, quotes }: Asked["outcomes"][number]): AskedRow {
  const said = quotes.map(({ sentence, source }) => ({
    words: `“${sentence}”`,
    ...(source && { from: t("outcome.source", { source }) }),
  }));
  return { what: title, asked: measure, said: said.length > 0 ? said : plain(t("outcome.none")) };
}

const plain = (words: string): Said[] => [{ words }];

function capabilityRows({ capabilities, capabilities_missing: missing }: Asked): AskedRow[] {
  const named = capabilities.map(({ name, same, related, offered_by: count, listed }) => ({
    what: name,
    said: same
      ? [{ words: t("capability.same"), from: t("capability.shared", { count, listed }) }]
      : plain(t("capability.near", { related: related.map(lowerFirst).join("; ") })),
  }));
  const none = plain(t("capability.missing"));
  return [...named, ...missing.map(({ name }) => ({ what: name, said: none }))];
}

type Safeguarded = Pick<Asked, "challenge" | "solution">;

/** What the card says of results between groups, where the challenge's safeguards ask for it. */
export function safeguardRows({ challenge, solution }: Safeguarded, own: boolean) {
  if ((challenge.safeguards_level ?? "standard") === "standard") return [];
  const key = `bias.${solution.bias_evaluation ?? "unsaid"}`;
  const said = t.has(key) ? ownWords(t, own)(key) : "";
  return [{ what: t("bias"), asked: t("bias.asked"), said }];
}
