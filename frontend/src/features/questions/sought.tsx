import { useLayoutEffect } from "react";
import { Panel } from "@/shared/problem-boundary";
import { useHash } from "@/shared/routing";
import { AnswerCard, placeOf } from "./answer-card";
import { type Question, soughtQuery } from "./api";
import { t } from "./texts";

const PLACE = placeOf("");

type SoughtProps = { reference: string; answers: readonly Question[] };

/** A link may lead to a question whose answer stands on another page of the list: then it is here. */
export function Sought({ reference, answers }: SoughtProps) {
  const hash = useHash();
  const id = hash.startsWith(PLACE) ? hash.slice(PLACE.length) : "";
  if (!id || answers.some((one) => one.id === id)) return null;
  return (
    <Panel what={t("sought.what")} query={soughtQuery(reference, id)}>
      {(question) => question && <Found key={id} question={question} />}
    </Panel>
  );
}

function Found({ question }: { question: Question }) {
  const place = placeOf(question.id);
  // It comes after the page, whose parts take the focus when the page does.
  useLayoutEffect(() => {
    const part = document.getElementById(place);
    if (!part) return;
    part.tabIndex = -1;
    part.focus();
  }, [place]);
  return (
    <>
      <h2 className="govuk-heading-l">{t("sought")}</h2>
      <AnswerCard question={question} />
    </>
  );
}
