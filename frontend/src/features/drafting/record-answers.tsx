import { SummaryList, type SummaryRow } from "@/govuk/summary-list";
import { Audience } from "@/shared/audience";
import { href } from "@/shared/paths";
import type { Challenge } from "@/shared/records";
import { audienceOf, type Edit } from "./edit";
import { FieldValue } from "./field-value";
import type { DraftPage, Group } from "./fields";
import { useNames } from "./names";
import { GROUPS, nameOfPath, pagesFor } from "./pages";
import { levelInWords } from "./tasks";
import { t } from "./texts";
import { t as steps } from "./texts-steps";

type AnswersProps = {
  challenge: Challenge;
  edit: Edit;
  /** Each row leads to its question. */
  changeable?: boolean;
};

/** Everything a challenge says, by group, with who will read it. */
export function Answers({ challenge, edit, changeable }: AnswersProps) {
  const names = useNames();
  const { reference: ref } = challenge;
  const change = (what: string, address: string) =>
    changeable ? { actions: [{ text: steps("change"), hidden: what, href: address }] } : {};
  const rowsOf = (page: DraftPage): SummaryRow[] =>
    page.fields.map((field) => ({
      key: nameOfPath(field.path),
      value: <FieldValue field={field} edit={edit} names={names} />,
      ...change(nameOfPath(field.path), href("draftSection", { ref, section: page.name })),
    }));
  const screening: SummaryRow = {
    key: t("page.safeguards"),
    value: levelInWords(challenge.safeguards.level, challenge.safeguards.because) || t("not.given"),
    ...change(t("page.safeguards"), href("draftSafeguards", { ref })),
  };
  const pages = pagesFor(challenge.safeguards.detail_asked);
  const rows = (group: Group) => [
    ...(group === "safeguards" ? [screening] : []),
    ...pages.filter((page) => page.group === group).flatMap(rowsOf),
  ];
  return GROUPS.map((group) => (
    <section key={group} aria-labelledby={`group-${group}`}>
      <h2 className="govuk-heading-m govuk-!-margin-bottom-2" id={`group-${group}`}>
        {t(`group.${group}`)}
      </h2>
      <Audience kind={audienceOf(edit)} plain />
      <SummaryList rows={rows(group)} />
    </section>
  ));
}
