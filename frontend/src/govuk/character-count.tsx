import { useEffect, useState } from "react";
import { classNames, describedBy } from "./class-names";
import { Textarea, type TextareaProps } from "./textarea";
import { t } from "./texts";

type CharacterCountProps = TextareaProps & { value: string; maxLength: number };

/** What the count says; the text may grow past the limit, the server decides. */
function remaining(value: string, limit: number): string {
  const left = limit - value.length;
  return left < 0 ? t("characters.over", { count: -left }) : t("characters.left", { count: left });
}

/** The count as read aloud: a second after the last key, so that typing is not interrupted. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), 1000);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}

/** A textarea that says how many characters are left. */
export function CharacterCount({ maxLength, ...props }: CharacterCountProps) {
  const infoId = `${props.id}-info`;
  const message = remaining(props.value, maxLength);
  const spoken = useSettled(message);
  const over = props.value.length > maxLength;
  const look = over ? "govuk-error-message" : "govuk-hint";
  const count = (
    <>
      <div id={infoId} className="govuk-visually-hidden">
        {t("characters.limit", { count: maxLength })}
      </div>
      <div className={classNames(look, "govuk-character-count__message")} aria-hidden="true">
        {message}
      </div>
      <div className="govuk-character-count__sr-status govuk-visually-hidden" aria-live="polite">
        {spoken}
      </div>
    </>
  );
  return (
    <Textarea
      {...props}
      classes={classNames(props.classes, over && "govuk-textarea--error")}
      describedBy={describedBy(infoId, props.describedBy)}
      groupClasses={classNames("govuk-character-count", props.groupClasses)}
      after={
        <>
          {count}
          {props.after}
        </>
      }
    />
  );
}
