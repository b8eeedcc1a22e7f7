export type MatchRow = { what: string; words: string };

type MatchRowsProps = { title: string; rows: readonly MatchRow[]; level: "h3" | "h4" };

/** Short statements about a match, each under what it is about; nothing where there are none. */
export function MatchRows({ title, rows, level: Heading }: MatchRowsProps) {
  if (rows.length === 0) return null;
  return (
    <>
      <Heading className="govuk-heading-s govuk-!-margin-bottom-2">{title}</Heading>
      <dl className="eme-gaps">
        {rows.map(({ what, words }) => (
          <div key={what}>
            <dt>{what}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
