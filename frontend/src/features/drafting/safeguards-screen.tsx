import {
  keepPreviousData,
  useQuery,
  useQueryClient,
  useSuspenseQuery,
} from "@tanstack/react-query";
import { useRef, useState } from "react";
import type { Versioned } from "@/api/client";
import { type ApiProblem, isProblem } from "@/api/problem";
import { Radios } from "@/govuk/radios";
import { ConflictPage } from "@/shared/forms/conflict-page";
import { FormProblem } from "@/shared/forms/form-problem";
import { SubmitButton } from "@/shared/forms/submit-button";
import { useProblemForm } from "@/shared/forms/use-problem-form";
import { Page, TwoThirds } from "@/shared/page";
import { href } from "@/shared/paths";
import { type Challenge, challengeQuery } from "@/shared/records";
import { useGo, useParam } from "@/shared/routing";
import type { Screen } from "@/shared/screen";
import { statusName } from "@/shared/tags";
import { type Answers, editDraft, previewQuery, questionsQuery } from "./api";
import { same } from "./edit";
import { useFocusFromAddress } from "./focus-hash";
import { NotWritable } from "./not-writable";
import { LevelChange, SafeguardsResult } from "./safeguards-result";
import { t as draft } from "./texts";
import { t } from "./texts-steps";

type Question = keyof Answers;

const wordOf = (answer: boolean | null): string =>
  answer === null ? "" : draft(answer ? "yes" : "no");

const questionText = (key: string): string => {
  const name = `question.${key}`;
  return t.has(name) ? t(name) : key;
};

function Safeguards() {
  const challenge = useSuspenseQuery(challengeQuery(useParam("ref"))).data;
  const [writable] = useState(() => challenge.value.available_actions.includes("edit"));
  return writable ? <Screening read={challenge} /> : <NotWritable challenge={challenge.value} />;
}

function Screening({ read }: { read: Versioned<Challenge> }) {
  const { reference: ref } = read.value;
  const go = useGo();
  const queries = useQueryClient();
  const questions = useSuspenseQuery(questionsQuery).data;
  const [known, setKnown] = useState(read);
  const [theirs, setTheirs] = useState<Versioned<Challenge> | null>(null);
  const [refusal, setRefusal] = useState<ApiProblem | null>(null);
  const version = useRef(read);
  const before = known.value.safeguards;
  useFocusFromAddress();

  const form = useProblemForm<{ safeguards: Answers }, boolean>({
    initial: { safeguards: read.value.safeguards.answers },
    submit: ({ safeguards }) => save(safeguards),
    onDone: async (saved) => {
      if (saved) await go(href("draft", { ref }));
    },
  });
  const answers = form.values.safeguards;
  const preview = useQuery({ ...previewQuery(answers), placeholderData: keepPreviousData });

  /** Save the answers; somebody who changed other parts meanwhile is no reason to ask. */
  async function save(safeguards: Answers): Promise<boolean> {
    try {
      const answer = await editDraft(ref, { safeguards }, version.current.etag);
      queries.setQueryData(challengeQuery(ref).queryKey, answer);
      return true;
    } catch (error) {
      if (!isProblem(error, 412)) throw error;
      const now = await queries.fetchQuery({ ...challengeQuery(ref), staleTime: 0 });
      const clash = !same(now.value.safeguards.answers, version.current.value.safeguards.answers);
      version.current = now;
      if (!clash) return save(safeguards);
      setTheirs(now);
      setRefusal(error);
      return false;
    }
  }

  const back = { href: href("draft", { ref }), text: draft("back") };
  if (theirs) {
    const other = theirs.value.safeguards.answers;
    const changed = (Object.keys(answers) as Question[]).filter(
      (key) => answers[key] !== other[key],
    );
    return (
      <ConflictPage
        back={back}
        refusal={refusal}
        parts={changed.map((key) => ({
          name: key,
          label: questionText(key),
          yours: wordOf(answers[key]),
          theirs: wordOf(other[key]),
        }))}
        onChoose={(mine) => {
          const kept = changed.map((key) => [key, mine.has(key) ? answers[key] : other[key]]);
          form.set({ safeguards: { ...other, ...Object.fromEntries(kept) } });
          setKnown(theirs);
          setTheirs(null);
        }}
      />
    );
  }
  return (
    <Page
      title={t("screen.title")}
      record={read.value.title}
      back={back}
      section={href("forceChallenges")}
    >
      <TwoThirds side={<SafeguardsResult preview={preview} />}>
        <FormProblem form={form} stateName={(state) => statusName("challenge", state)} />
        <form {...form.form}>
          <h1 className="govuk-heading-l">{t("screen.title")}</h1>
          <p className="govuk-body">{t("screen.hint")}</p>
          {questions.map(({ key }) => (
            <Radios
              key={key}
              {...form.at(`/safeguards/${key}`)}
              legend={questionText(key)}
              legendSize="s"
              inline
              small
              value={choiceOf(answers[key as Question])}
              items={[
                { value: "yes", text: draft("yes") },
                { value: "no", text: draft("no") },
              ]}
              onChange={(chosen) =>
                form.set({ safeguards: { ...answers, [key]: chosen === "yes" } })
              }
            />
          ))}
          <LevelChange before={before.level} now={preview.data?.level} />
          <div className="eme-button-row govuk-!-margin-bottom-0">
            <SubmitButton busy={form.busy}>{draft("continue")}</SubmitButton>
            <a className="govuk-link" href={back.href}>
              {draft("back")}
            </a>
          </div>
        </form>
      </TwoThirds>
    </Page>
  );
}

const choiceOf = (answer: boolean | null): string | null =>
  answer === null ? null : answer ? "yes" : "no";

export const screen: Screen = {
  load: ({ params: { ref = "" }, queries }) =>
    Promise.all([queries.fetchQuery(challengeQuery(ref)), queries.ensureQueryData(questionsQuery)]),
  Component: Safeguards,
};
