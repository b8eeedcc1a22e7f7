import { useQuery } from "@tanstack/react-query";
import { type KeyboardEvent, useState } from "react";
import { Button } from "@/govuk/button";
import { Checkboxes } from "@/govuk/checkboxes";
import { Hidden } from "@/govuk/hidden";
import { Input } from "@/govuk/input";
import { type AnswerPart, answersQuery, type EarlierAnswer } from "@/shared/answers/api";
import { AnswerWords, answerName } from "@/shared/answers/earlier-answer";
import { Loading } from "@/shared/loading";
import { href } from "@/shared/paths";
import { PartFailed } from "@/shared/problem-boundary";
import { t } from "./earlier-texts";
import { type How, type Said, type UsingAnswers, useEarlierAnswer } from "./use-earlier-answer";

const STEP = 5;
const MOST = 100;
const LONGEST_SEARCH = 200;

type EarlierAnswersProps = {
  /** The response that is written, the part of it, and the kind of question. */
  response: string;
  place: string;
  part: AnswerPart;
  /** The id of the box the words go into. */
  box: string;
  said: Said;
  onUse: (said: Said) => void;
};

/** A way to one's own earlier answers, beside the box they can be put into. */
export function EarlierAnswers({ response, place, part, box, said, onUse }: EarlierAnswersProps) {
  const [open, setOpen] = useState(false);
  const using = useEarlierAnswer({ response, place, box, said }, onUse);
  const id = `${box}-earlier`;
  return (
    <div className="eme-earlier">
      <Button
        type="button"
        variant="secondary"
        classes="govuk-!-margin-bottom-2"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        {t(open ? "close" : "open")}
      </Button>
      <Done using={using} />
      <section id={id} aria-label={t("list")} hidden={!open}>
        {open && (
          <Found
            {...{ response, place, part, id }}
            empty={said.text.trim() === ""}
            onUse={(answer, how) => {
              using.use(answer, how);
              setOpen(false);
            }}
          />
        )}
      </section>
    </div>
  );
}

/** What was done, and the way back. */
function Done({ using: { done, undo } }: { using: UsingAnswers }) {
  return (
    <div role="status">
      {done && (
        <p className="govuk-body">
          {t(done.undone ? "undone" : `done.${done.how}`)}
          {done.secret && !done.undone && <> {t("done.secret")}</>}{" "}
          <button type="button" className="govuk-link eme-link-button" onClick={undo}>
            {t(done.undone ? "redo" : "undo")}
          </button>
        </p>
      )}
    </div>
  );
}

type FoundProps = Pick<EarlierAnswersProps, "response" | "place" | "part"> & {
  id: string;
  empty: boolean;
  onUse: (answer: EarlierAnswer, how: How) => void;
};

function Found({ response, place, part, id, empty, onUse }: FoundProps) {
  const [typed, setTyped] = useState("");
  const [q, setQ] = useState("");
  const [all, setAll] = useState(false);
  const [limit, setLimit] = useState(STEP);
  const parts = all ? [] : [part];
  const { data, isError, refetch } = useQuery({
    ...answersQuery({ response, place, part: parts, q, limit }),
    placeholderData: (shown) => shown,
  });
  const search = () => {
    setQ(typed.trim());
    setLimit(STEP);
  };
  /** The box stands within the form of the question, which is not what is sent here. */
  const onEnter = (event: KeyboardEvent) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    search();
  };
  return (
    <div className="eme-earlier__found">
      <Input
        id={`${id}-q`}
        label={t("search")}
        hint={t("search.hint")}
        autoComplete="off"
        maxLength={LONGEST_SEARCH}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={onEnter}
      />
      <Checkboxes
        id={`${id}-all`}
        small
        items={[{ value: "all", text: t("all") }]}
        value={all ? ["all"] : []}
        onChange={(chosen) => setAll(chosen.length > 0)}
      />
      <Button type="button" variant="secondary" onClick={search}>
        {t("search.button")}
      </Button>
      {data === undefined &&
        (isError ? <Failed again={() => void refetch()} /> : <Loading compact />)}
      {data && (
        <>
          <p className="govuk-body" role="status">
            {countText(q, data.total)}
          </p>
          <ul className="govuk-list eme-earlier__list">
            {data.items.map((answer) => (
              <li key={answer.id} className="eme-earlier__item">
                <h2 className="govuk-heading-s">{answerName(answer)}</h2>
                <AnswerWords answer={answer} />
                <Choices answer={answer} empty={empty} onUse={onUse} />
              </li>
            ))}
          </ul>
          {data.next_cursor !== null && limit < MOST && (
            <Button type="button" variant="secondary" onClick={() => setLimit(limit + STEP)}>
              {t("more")}
            </Button>
          )}
          <p className="govuk-body">
            <a className="govuk-link" href={href("supplierAnswers")}>
              {t("library")}
            </a>
          </p>
        </>
      )}
    </div>
  );
}

function countText(q: string, count: number): string {
  if (count === 0) return t(q ? "found.none" : "alike.none");
  return t(q ? "found" : "alike", { count });
}

const Failed = ({ again }: { again: () => void }) => (
  <PartFailed what={t("the.answers")} onRetry={again} />
);

type ChoicesProps = Pick<FoundProps, "empty" | "onUse"> & { answer: EarlierAnswer };

/** Into an empty box it goes at once; else one says whether what is there stays. */
function Choices({ answer, empty, onUse }: ChoicesProps) {
  const ways: readonly How[] = empty ? ["put"] : ["add", "replace"];
  return (
    <div className="govuk-button-group">
      {ways.map((how) => (
        <Button key={how} type="button" variant="secondary" onClick={() => onUse(answer, how)}>
          {t(`use.${how}`)}
          <Hidden> ({answerName(answer)})</Hidden>
        </Button>
      ))}
    </div>
  );
}
