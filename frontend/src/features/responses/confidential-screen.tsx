import { useSuspenseQuery } from "@tanstack/react-query";
import { useLayoutEffect, useRef, useState } from "react";
import { SummaryList, type SummaryRow } from "@/govuk/summary-list";
import { Textarea } from "@/govuk/textarea";
import { InterruptionCard } from "@/moj/interruption-card";
import { Audience } from "@/shared/audience";
import { FileLinks } from "@/shared/files/file-link";
import { FormProblem } from "@/shared/forms/form-problem";
import { SubmitButton } from "@/shared/forms/submit-button";
import { useProblemForm } from "@/shared/forms/use-problem-form";
import { Page } from "@/shared/page";
import { href } from "@/shared/paths";
import { Prose } from "@/shared/prose";
import { useParam } from "@/shared/routing";
import type { Screen } from "@/shared/screen";
import { statusName } from "@/shared/tags";
import { term } from "@/shared/texts/terms";
import {
  type ConfidentialParts,
  type ResponseView,
  readConfidentialParts,
  responseQuery,
} from "./api";
import { Answer, PARTS } from "./reading";
import { actionName, t } from "./texts";

function ConfidentialReading() {
  const ref = useParam("ref");
  const { value } = useSuspenseQuery(responseQuery(ref)).data;
  const [parts, setParts] = useState<ConfidentialParts | null>(null);
  const may = value.available_actions.includes("read_confidential_parts");
  const title = t(parts ? "confidential.parts" : "confidential.stop");
  return (
    <Page
      title={title}
      record={value.reference}
      back={{ href: href("response", { ref }), text: t("confidential.back") }}
      section={href("challenges")}
    >
      {parts && <Parts response={value} parts={parts} />}
      {!parts && !may && <NotNow response={value} />}
      {!parts && may && <AskReason response={value} onRead={setParts} />}
    </Page>
  );
}

function NotNow({ response }: { response: ResponseView }) {
  return (
    <>
      <h1 className="govuk-heading-l">{t("confidential.stop")}</h1>
      <p className="govuk-body">
        {t("confidential.not.now", { status: statusName("response", response.status) })}
      </p>
    </>
  );
}

/** Said before anything is revealed. */
function Stop({ reference }: { reference: string }) {
  return (
    <InterruptionCard
      heading={t("confidential.stop")}
      actions={
        <a className="govuk-link govuk-link--inverse" href={href("response", { ref: reference })}>
          {t("confidential.cancel")}
        </a>
      }
    >
      <p className="govuk-body">{t("confidential.stop.kept")}</p>
      <p className="govuk-body">{t("confidential.stop.seen")}</p>
    </InterruptionCard>
  );
}

type AskProps = { response: ResponseView; onRead: (parts: ConfidentialParts) => void };

function AskReason({ response, onRead }: AskProps) {
  const form = useProblemForm({
    initial: { reason: "" },
    submit: ({ reason }, { idempotencyKey }) =>
      readConfidentialParts(response.reference, { reason, idempotencyKey }),
    onDone: onRead,
    words: ({ pointer }) => (pointer === "/reason" ? t("confidential.reason.error") : undefined),
  });
  return (
    <>
      <FormProblem
        form={form}
        stateName={(state) => statusName("response", state)}
        actionName={actionName}
      />
      <Stop reference={response.reference} />
      <form {...form.form}>
        <Textarea
          {...form.text("reason")}
          label={t("confidential.reason")}
          labelSize="m"
          hint={t("confidential.reason.hint")}
          rows={4}
          spellCheck
          before={<Audience kind="reading" />}
        />
        <SubmitButton busy={form.busy}>{t("confidential.open")}</SubmitButton>
      </form>
    </>
  );
}

/** Shown once: neither kept by the browser nor found again without another reason. */
function Parts({ response, parts }: { response: ResponseView; parts: ConfidentialParts }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => heading.current?.focus(), []);
  const titles = new Map(response.challenge.outcomes.map((one) => [one.index, one.title]));
  const known: Readonly<Record<string, string | undefined>> = parts.parts;
  const rows: SummaryRow[] = parts.outcomes.map((answer) => ({
    key: t("outcome.numbered", {
      number: answer.index + 1,
      title: titles.get(answer.index) ?? "",
    }),
    value: <Answer answer={answer} />,
  }));
  for (const part of PARTS) {
    const text = known[part];
    if (!text) continue;
    const value = part === "cost_band" ? term("budget", text) : <Prose text={text} />;
    rows.push({ key: t(`part.${part}`), value });
  }
  const ids = parts.attachments.map(({ file }) => file).filter((file) => file !== null);
  if (ids.length > 0) {
    rows.push({ key: t("files"), value: <FileLinks ids={ids} files={parts.files} /> });
  }
  return (
    <>
      <span className="govuk-caption-l">
        {response.reference} · {response.supplier.name}
      </span>
      <h1 className="govuk-heading-l" ref={heading} tabIndex={-1}>
        {t("confidential.parts")}
      </h1>
      <p className="govuk-body">{t("confidential.once")}</p>
      {rows.length > 0 ? (
        <SummaryList rows={rows} classes="eme-summary" />
      ) : (
        <p className="govuk-body">{t("confidential.nothing")}</p>
      )}
    </>
  );
}

export const screen: Screen = {
  load: ({ params, queries }) => queries.fetchQuery(responseQuery(params.ref ?? "")),
  Component: ConfidentialReading,
};
