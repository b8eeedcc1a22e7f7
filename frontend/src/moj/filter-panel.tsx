import {
  type FormEvent,
  Fragment,
  type ReactNode,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import { Button } from "@/govuk/button";
import { Hidden } from "@/govuk/hidden";
import { t } from "./texts";

/** The chosen values of one filter; pressing one goes to the list without it. */
export type ChosenFilter = {
  name: string;
  values: readonly { text: string; withoutHref: string }[];
};

type FilterPanelProps = {
  /** Names the form: "Filter cases". */
  label: string;
  chosen: readonly ChosenFilter[];
  clearHref: string;
  onApply: () => void;
  children: ReactNode;
};

/** The filters in the left third; on small screens a button shows them. */
export function FilterPanel({ label, chosen, clearHref, onApply, children }: FilterPanelProps) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const count = chosen.reduce((sum, filter) => sum + filter.values.length, 0);
  const title = useFocusAfterRemoval(count);
  function apply(event: FormEvent) {
    event.preventDefault();
    onApply();
  }
  return (
    <>
      <Button
        type="button"
        variant="secondary"
        classes="eme-filter-toggle"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        {toggleText(open, count)}
      </Button>
      <form
        className={open ? undefined : "eme-filter--collapsed"}
        id={id}
        noValidate
        aria-label={label}
        onSubmit={apply}
      >
        <div className="moj-filter">
          <div className="moj-filter__header">
            <div className="moj-filter__header-title">
              <h2 className="govuk-heading-m" tabIndex={-1} ref={title}>
                {t("filter.title")}
              </h2>
            </div>
          </div>
          <div className="moj-filter__content">
            {count > 0 && <Chosen chosen={chosen} clearHref={clearHref} />}
            <div className="moj-filter__options">
              <Button>{t("filter.apply")}</Button>
              {children}
            </div>
          </div>
        </div>
      </form>
    </>
  );
}

/** The link that removed a filter goes with it: the title of the panel takes its focus. */
function useFocusAfterRemoval(count: number) {
  const title = useRef<HTMLHeadingElement>(null);
  const before = useRef(count);
  useLayoutEffect(() => {
    const nowhere = document.activeElement === null || document.activeElement === document.body;
    if (count < before.current && nowhere) title.current?.focus();
    before.current = count;
  }, [count]);
  return title;
}

function toggleText(open: boolean, count: number): string {
  if (open) return t("filter.hide");
  return count === 0 ? t("filter.show") : t("filter.show.chosen", { count });
}

function Chosen({ chosen, clearHref }: Pick<FilterPanelProps, "chosen" | "clearHref">) {
  return (
    <div className="moj-filter__selected">
      <div className="moj-filter__selected-heading">
        <div className="moj-filter__heading-title">
          <h3 className="govuk-heading-s">{t("filter.chosen")}</h3>
        </div>
        <div className="moj-filter__heading-action">
          <p>
            <a className="govuk-link govuk-link--no-visited-state" href={clearHref}>
              {t("filter.clear")}
            </a>
          </p>
        </div>
      </div>
      {chosen
        .filter((filter) => filter.values.length > 0)
        .map((filter) => (
          <Fragment key={filter.name}>
            <h4 className="govuk-heading-s govuk-!-margin-bottom-0">{filter.name}</h4>
            <ul className="moj-filter-tags">
              {filter.values.map((value) => (
                <li key={value.text}>
                  <a className="moj-filter__tag" href={value.withoutHref}>
                    <Hidden>{t("filter.remove")}</Hidden> {value.text}
                  </a>
                </li>
              ))}
            </ul>
          </Fragment>
        ))}
    </div>
  );
}
