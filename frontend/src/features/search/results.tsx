import { useSuspenseQuery } from "@tanstack/react-query";
import { Pagination } from "@/govuk/pagination";
import { rich } from "@/shared/i18n/rich";
import { withChosen } from "@/shared/lists/chosen-filters";
import { DroppedFilters } from "@/shared/lists/dropped-filters";
import { ListFilters } from "@/shared/lists/list-filters";
import { type ListState, useListState } from "@/shared/lists/list-state";
import { ResultCount } from "@/shared/lists/result-count";
import { href } from "@/shared/paths";
import { Panel } from "@/shared/problem-boundary";
import { useQueryParams } from "@/shared/routing";
import { capabilitiesQuery } from "@/shared/vocabulary";
import { type Found, SPEC, searchQuery, typedIn } from "./api";
import { CapabilityTree, Suggested } from "./capabilities";
import { byKind, groupsOf, type KindGroup } from "./groups";
import { HitItem } from "./hit-item";
import { Pieces } from "./pieces";
import { t } from "./texts";

/** What was found, grouped by kind, with the filters beside it. */
export function Results() {
  const address = useQueryParams();
  const found = useSuspenseQuery(searchQuery(address)).data;
  const q = typedIn(address);
  // Clearing the filters keeps what was typed.
  const list: ListState = { ...useListState(SPEC), clearHref: href("search", {}, { q }) };
  const { dropped_filters: dropped, facets, items, total } = found;
  const groups = withChosen(groupsOf(facets), list, dropped);
  const chosen = list
    .values("kind")
    .filter((kind) => facets.kind.some((one) => one.value === kind));
  const filtered = SPEC.filters.some((name) => name !== "q" && list.values(name).length > 0);
  return (
    <div className="govuk-grid-row">
      {(total > 0 || filtered) && (
        <div className="govuk-grid-column-one-third">
          <ListFilters
            list={list}
            groups={groups}
            dropped={dropped}
            label={t("filter.label")}
            counted={t("filter.counted")}
            single={{ filter: "", any: "" }}
          />
        </div>
      )}
      <div className="govuk-grid-column-two-thirds">
        <DroppedFilters dropped={dropped} groups={groups} />
        <div className="eme-results">
          <ResultCount>{t("count", { count: total, q })}</ResultCount>
        </div>
        <DidYouMean spelling={found.did_you_mean} />
        {!found.semantic && <p className="govuk-body">{t("words.only")}</p>}
        <div key={list.key}>
          {byKind(items, facets, chosen).map((group) => (
            <Group key={group.kind} group={group} list={list} alone={chosen.length === 1} />
          ))}
        </div>
        <Pagination {...list.pages(found.next_cursor ?? null)} />
        {total === 0 && <Nothing filtered={filtered} clearHref={list.clearHref} />}
        <Suggested capabilities={found.capabilities} />
        {total === 0 && !filtered && (
          <Panel what={t("capabilities.what")} query={capabilitiesQuery}>
            {(themes) => <CapabilityTree themes={themes} />}
          </Panel>
        )}
      </div>
    </div>
  );
}

function DidYouMean({ spelling }: { spelling: Found["did_you_mean"] }) {
  if (!spelling) return null;
  return (
    <p className="govuk-body-l">
      {rich(t("meant"), {
        link: () => (
          <a className="govuk-link" href={href("search", {}, { q: spelling.q })}>
            <Pieces pieces={spelling.pieces} />
          </a>
        ),
      })}
    </p>
  );
}

type GroupProps = { group: KindGroup; list: ListState; alone: boolean };

/** The hits of one kind on this page, and the way to all of them. */
function Group({ group: { kind, items, count }, list, alone }: GroupProps) {
  return (
    <section className="eme-section" aria-labelledby={`kind-${kind}`}>
      <h2 className="govuk-heading-m" id={`kind-${kind}`}>
        {t(`kind.${kind}`)}
      </h2>
      {items.length > 0 && (
        <ul className="eme-cards">
          {items.map((hit) => (
            <HitItem key={hit.id} hit={hit} />
          ))}
        </ul>
      )}
      {!alone && items.length < count && (
        <p className="govuk-body govuk-!-margin-top-4">
          <a className="govuk-link" href={list.href({ kind })}>
            {t(`all.${kind}`, { count })}
          </a>
        </p>
      )}
    </section>
  );
}

const HELP = ["fewer", "word", "reference"] as const;

/** Nothing was found: the filters can go, or other words may help. */
function Nothing({ filtered, clearHref }: { filtered: boolean; clearHref: string }) {
  if (filtered) {
    return (
      <p className="govuk-body">
        {t("none.filtered")}{" "}
        <a className="govuk-link" href={clearHref}>
          {t("none.filtered.clear")}
        </a>
      </p>
    );
  }
  return (
    <>
      <p className="govuk-body">{t("none")}</p>
      <ul className="govuk-list govuk-list--bullet">
        {HELP.map((help) => (
          <li key={help}>{t(`none.help.${help}`)}</li>
        ))}
      </ul>
    </>
  );
}
