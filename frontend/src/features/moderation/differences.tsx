import { Table } from "@/govuk/table";
import type { CaseView } from "./api";
import { partName, valueText } from "./parts";
import { t } from "./texts";

/** What is different from the last version, word beside word. */
export function Differences({ value: { differences, solution } }: { value: CaseView }) {
  // Documents are told by name.
  const names = Object.fromEntries(
    Object.values(solution?.files ?? {}).map(({ id, name }) => [id, name]),
  );
  if (differences.length === 0) return <p className="govuk-body">{t("changes.none")}</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls by keyboard.
    <section className="eme-scroll" aria-label={t("changes.caption")} tabIndex={0}>
      <Table
        caption={t("changes.caption")}
        columns={[
          { heading: t("changes.what") },
          { heading: t("changes.before") },
          { heading: t("changes.after") },
        ]}
        rows={differences.map(({ pointer, before, after }) => ({
          key: pointer,
          cells: [partName(pointer), valueText(before, names), valueText(after, names)],
        }))}
      />
    </section>
  );
}
