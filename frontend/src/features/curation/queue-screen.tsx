import { useQueryClient, useSuspenseInfiniteQuery } from "@tanstack/react-query";
import { type ReactNode, useLayoutEffect, useRef, useState } from "react";
import { Button } from "@/govuk/button";
import { Checkboxes } from "@/govuk/checkboxes";
import { formatStamp } from "@/shared/dates";
import { Loading } from "@/shared/loading";
import { FoldedKey } from "@/shared/match-details";
import { Page } from "@/shared/page";
import { href } from "@/shared/paths";
import { PartFailed } from "@/shared/problem-boundary";
import { useQueryParams } from "@/shared/routing";
import type { Screen } from "@/shared/screen";
import { challengeOf, queueQuery, startQueue } from "./api";
import { NotKept } from "./not-kept";
import { QueueCard } from "./queue-card";
import { t } from "./texts";
import { type Queue, useQueue } from "./use-queue";

const list = (query: URLSearchParams): string =>
  href("moderationMatches", {}, { challenge: challengeOf(query), weak: query.get("weak") });

function OneByOne() {
  const query = useQueryParams();
  const [first] = useSuspenseInfiniteQuery(queueQuery(query)).data.pages;
  return (
    <Page
      title={t("queue.title")}
      crumbs={[{ text: t("title"), href: list(query) }]}
      section={href("moderationMatches")}
    >
      <h1 className="govuk-heading-l">{t("queue.title")}</h1>
      <p className="govuk-body">{t("queue.lead")}</p>
      <FoldedKey page={first} />
      <Deciding key={first?.worked_out_at} query={query} />
      <p className="govuk-body-s eme-quiet govuk-!-margin-bottom-0">
        {first &&
          t("worked", {
            stamp: formatStamp(first.worked_out_at),
            version: first.weights_version,
          })}
      </p>
    </Page>
  );
}

/** Kept while the pages are open, and nowhere else. */
let lettersAct = true;

function Deciding({ query }: { query: URLSearchParams }) {
  const queue = useQueue(query);
  const [keys, setKeys] = useState(lettersAct);
  const card = useRef<HTMLElement>(null);
  const place = useRef<HTMLDivElement>(null);
  const { current, step, more } = queue;
  const shown = current?.match.id ?? more;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the focus follows every step.
  useLayoutEffect(() => {
    if (step === 0) return;
    const next = card.current ?? place.current;
    next?.focus({ preventScroll: true });
    place.current?.scrollIntoView({ block: "start" });
  }, [step, shown]);
  return (
    <>
      <NotKept outbox={queue.outbox} onLook={queue.lookAt} />
      <div className="eme-queue" ref={place} tabIndex={-1}>
        <Said queue={queue} />
        {current ? (
          <QueueCard key={`${current.match.id} ${step}`} {...{ queue, current, keys, card }} />
        ) : (
          <Beyond queue={queue} end={<End queue={queue} query={query} />} />
        )}
      </div>
      <KeySwitch
        on={keys}
        onChange={(on) => {
          lettersAct = on;
          setKeys(on);
        }}
      />
    </>
  );
}

/** What was decided last, heard by screen readers, and the way to take it back. */
function Said({ queue: { said, undo, canUndo } }: { queue: Queue }) {
  return (
    <div className="eme-queue__said">
      <p className="govuk-body" role="status">
        {said &&
          t(`said.${said.kind}`, {
            solution: said.match.solution.name,
            challenge: said.match.challenge.title,
          })}
      </p>
      {canUndo && (
        <button type="button" className="govuk-link eme-link-button" onClick={undo}>
          {t("undo.last")}
        </button>
      )}
    </div>
  );
}

/** Behind the last suggestion that is there: more are coming, or that was all. */
function Beyond({ queue: { more, retry }, end }: { queue: Queue; end: ReactNode }) {
  if (more === "failed") return <PartFailed what={t("the.next")} onRetry={retry} />;
  return more === "coming" ? <Loading /> : end;
}

function End({ queue, query }: { queue: Queue; query: URLSearchParams }) {
  const queries = useQueryClient();
  const { skipped } = queue.counts;
  return (
    <>
      <h2 className="govuk-heading-m">{t(queue.total === 0 ? "queue.empty" : "queue.end")}</h2>
      <p className="govuk-body">{t("queue.counts", queue.counts)}</p>
      <div className="eme-button-row">
        {skipped > 0 && (
          <Button type="button" onClick={queue.throughSkipped}>
            {t("queue.skipped", { count: skipped })}
          </Button>
        )}
        {queue.canGoBack && (
          <Button type="button" variant="secondary" onClick={queue.back}>
            {t("back")}
          </Button>
        )}
        <Button type="button" variant="secondary" onClick={() => void startQueue(queries, query)}>
          {t("end.again")}
        </Button>
        <a className="govuk-link" href={list(query)}>
          {t("queue.list")}
        </a>
      </div>
    </>
  );
}

function KeySwitch({ on, onChange }: { on: boolean; onChange: (on: boolean) => void }) {
  return (
    <Checkboxes
      id="keys"
      legend={t("keys.title")}
      legendSize="s"
      hint={t("keys.hint")}
      small
      items={[{ value: "on", text: t("keys.on") }]}
      value={on ? ["on"] : []}
      onChange={(value) => onChange(value.includes("on"))}
    />
  );
}

export const screen: Screen = {
  load: ({ query, queries }) => startQueue(queries, query),
  Component: OneByOne,
};
