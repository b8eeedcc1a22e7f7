import {
  QueryErrorResetBoundary,
  type QueryKey,
  type UseQueryOptions,
  useQuery,
} from "@tanstack/react-query";
import { Component, type ReactNode } from "react";
import { Button } from "@/govuk/button";
import { Loading } from "./loading";
import { t } from "./texts/problems";

type PartFailedProps = { what: string; onRetry: () => void };

/** One part of a page that could not be loaded; the rest works. */
export function PartFailed({ what, onRetry }: PartFailedProps) {
  return (
    <div className="eme-part-failed" role="status">
      <p className="govuk-body">
        {t("part.failed", { what })} {t("part.body")}
      </p>
      <Button type="button" variant="secondary" onClick={onRetry}>
        {t("retry")}
      </Button>
    </div>
  );
}

type BoundaryProps = { what: string; onReset: () => void; children: ReactNode };

class Boundary extends Component<BoundaryProps, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  retry = () => {
    this.props.onReset();
    this.setState({ failed: false });
  };

  override render() {
    if (!this.state.failed) return this.props.children;
    return <PartFailed what={this.props.what} onRetry={this.retry} />;
  }
}

type ProblemBoundaryProps = { what: string; children: ReactNode };

/** Keeps a failure inside one panel: `<ProblemBoundary what="the matches">`. */
export function ProblemBoundary({ what, children }: ProblemBoundaryProps) {
  return (
    <QueryErrorResetBoundary>
      {({ reset }) => (
        <Boundary what={what} onReset={reset}>
          {children}
        </Boundary>
      )}
    </QueryErrorResetBoundary>
  );
}

type PanelProps<T, K extends QueryKey> = {
  /** What it holds, for "We could not load the matches". */
  what: string;
  query: UseQueryOptions<T, Error, T, K>;
  children: (data: T) => ReactNode;
};

/** A part of a page with data of its own: it loads after the page and fails alone. */
export function Panel<T, K extends QueryKey>({ what, query, children }: PanelProps<T, K>) {
  const { data, isError, refetch } = useQuery(query);
  if (data !== undefined) return children(data);
  if (isError) return <PartFailed what={what} onRetry={() => void refetch()} />;
  return <Loading compact />;
}
