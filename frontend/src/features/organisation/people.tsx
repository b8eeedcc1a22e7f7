import { Pagination } from "@/govuk/pagination";
import { Table, TableRegion } from "@/govuk/table";
import { formatDate } from "@/shared/dates";
import { useListState } from "@/shared/lists/list-state";
import { useSession } from "@/shared/session";
import { t as roleText } from "@/shared/texts/roles";
import type { Person } from "./api";
import { t } from "./texts";

const SPEC = { filters: [] };

type PeopleProps = {
  people: { items: readonly Person[]; total: number; next_cursor?: string | null };
};

const roleOf = (role: string): string => (roleText.has(role) ? roleText(role) : role);

/** Who acts for the organisation; only colleagues read this. */
export function People({ people: { items, total, next_cursor } }: PeopleProps) {
  const list = useListState(SPEC);
  const own = useSession().acting_as?.membership_id;
  return (
    <section className="eme-section" aria-labelledby="people">
      <h2 className="govuk-heading-m" id="people">
        {t("people")}
      </h2>
      <p className="govuk-body">{t("people.who.reads")}</p>
      <TableRegion label={t("people.region")}>
        <Table
          caption={t("people.count", { count: total })}
          captionSize="s"
          classes="eme-table--compact"
          columns={[
            { heading: t("people.name") },
            { heading: t("people.role") },
            { heading: t("people.email") },
            { heading: t("people.since") },
          ]}
          rows={items.map((person) => ({
            key: person.membership_id,
            cells: [
              person.membership_id === own
                ? t("people.you", { name: person.display_name })
                : person.display_name,
              roleOf(person.role),
              person.email,
              formatDate(person.since),
            ],
          }))}
        />
      </TableRegion>
      <Pagination {...list.pages(next_cursor ?? null)} />
    </section>
  );
}
