import { useSuspenseQuery } from "@tanstack/react-query";
import { Pagination } from "@/govuk/pagination";
import { rich } from "@/shared/i18n/rich";
import { listed } from "@/shared/listed";
import { withChosen } from "@/shared/lists/chosen-filters";
import { DroppedFilters } from "@/shared/lists/dropped-filters";
import { ListFilters } from "@/shared/lists/list-filters";
import { type ListState, useListState } from "@/shared/lists/list-state";
import { ResultCount } from "@/shared/lists/result-count";
import { Ref } from "@/shared/page";
import { href } from "@/shared/paths";
import { Panel } from "@/shared/problem-boundary";
import { useQueryParams } from "@/shared/routing";
import { capabilitiesQuery } from "@/shared/vocabulary";
import { type Found, KINDS, type Kind, PAGE, SPEC, searchQuery, typedIn } from "./api";
import { CapabilityTree, Suggested } from "./capabilities";
import { byKind, countOf, groupsOf, type KindGroup } from "./groups";
import { HitItem, isPartial } from "./hit-item";
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
  const chosen = KINDS.filter((kind) => list.values("kind").includes(kind));
  const groups = withChosen(groupsOf(facets, chosen), list, dropped);
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
        <Explained found={found} list={list} everyKind={chosen.length === 0} />
        {!found.semantic && <p className="govuk-body">{t("words.only")}</p>}
        <div key={list.key}>
          {byKind(items, facets, chosen).map((group) => (
            <Group key={group.kind} group={group} list={list} alone={chosen.length === 1} />
          ))}
        </div>
        <Pages found={found} list={list} everyKind={chosen.length !== 1} />
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

/** The first and the last result on a page; pages are counted from nought. */
const placesOn = (page: number, total: number) => ({
  first: page * PAGE + 1,
  last: Math.min(total, (page + 1) * PAGE),
});

type PartProps = { found: Found; list: ListState; everyKind: boolean };

/** How many of each kind there are, which of them stand here in which order, and that some hold only some words. */
function Explained({ found: { facets, items, total }, list, everyKind }: PartProps) {
  if (total === 0) return null;
  const counted = (kind: Kind) => t(`found.${kind}`, { count: countOf(facets, kind) });
  const kinds = new Set(items.map(({ kind }) => kind));
  const ranked = total > 1 && !items.some((hit) => hit.by_reference);
  const said = [
    everyKind && t("sentence", { words: listed(KINDS.map(counted)) }),
    total > PAGE && t("here", placesOn(list.before, total)),
    ranked && t(kinds.size > 1 ? "order.kinds" : "order.one"),
  ].filter(Boolean);
  const word = items.find(isPartial)?.missing[0];
  return (
    <>
      {said.length > 0 && <p className="govuk-body">{said.join(" ")}</p>}
      {word && <p className="govuk-body">{t("order.partial", { word })}</p>}
    </>
  );
}

/** The pages before and after this one, with which results stand on them. */
function Pages({ found: { next_cursor: cursor, total }, list, everyKind }: PartProps) {
  const label = (page: number) =>
    t(everyKind ? "pages.every" : "pages.one", { ...placesOn(page, total), total });
  return (
    <Pagination
      {...list.pages(cursor ?? null)}
      landmark={t("pages.landmark")}
      labels={{ previous: label(list.before - 1), next: label(list.before + 1) }}
    />
  );
}

type GroupProps = { group: KindGroup; list: ListState; alone: boolean };

/** The way to all of one kind, and its hits on this page. */
function Group({ group: { kind, items, count }, list, alone }: GroupProps) {
  const shown = items.length;
  return (
    <section className="eme-section" aria-labelledby={`kind-${kind}`}>
      <h2 className="govuk-heading-m govuk-!-margin-bottom-2">
        <span id={`kind-${kind}`}>{t(`kind.${kind}`)}</span>{" "}
        <span className="eme-hits__count">
          {t(shown === count ? "group.whole" : "group.part", { shown, count })}
        </span>
      </h2>
      {!alone && shown < count && (
        <p className="govuk-body">
          <a className="govuk-link" href={list.href({ kind })}>
            {t("all", { count, found: t(`found.${kind}`, { count }) })}
          </a>
        </p>
      )}
      {shown > 0 && (
        <ul className="eme-cards">
          {items.map((hit) => (
            <HitItem key={hit.id} hit={hit} />
          ))}
        </ul>
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
          <li key={help}>{rich(t(`none.help.${help}`), { ref: (text) => <Ref>{text}</Ref> })}</li>
        ))}
      </ul>
    </>
  );
}
