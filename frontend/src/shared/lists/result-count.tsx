type ResultCountProps = {
  /** "7 challenges", from the catalogue of the feature. */
  children: string;
};

/** The number of results, announced whenever it changes. */
export function ResultCount({ children }: ResultCountProps) {
  return (
    <p className="eme-results__count" role="status">
      {children}
    </p>
  );
}
