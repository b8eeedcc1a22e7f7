import { useSuspenseQuery } from "@tanstack/react-query";
import { Page } from "@/shared/page";
import { useQueryParams } from "@/shared/routing";
import type { Screen } from "@/shared/screen";
import { SearchBox } from "@/shared/search-box";
import { capabilitiesQuery } from "@/shared/vocabulary";
import { canAsk, searchQuery, typedIn } from "./api";
import { CapabilityTree } from "./capabilities";
import { Results } from "./results";
import { t } from "./texts";

function Search() {
  const address = useQueryParams();
  const q = typedIn(address);
  return (
    <Page title={t("title")} record={q || undefined}>
      <h1 className="govuk-heading-xl">{t("title")}</h1>
      <SearchBox asked={q} />
      {canAsk(address) ? <Results /> : q === "" && <Beginning />}
    </Page>
  );
}

function Beginning() {
  const themes = useSuspenseQuery(capabilitiesQuery).data;
  return (
    <>
      <p className="govuk-body">{t("capabilities.start")}</p>
      <CapabilityTree themes={themes} />
    </>
  );
}

export const screen: Screen = {
  load: async ({ query, queries }) => {
    if (canAsk(query)) await queries.fetchQuery(searchQuery(query));
    else await queries.fetchQuery(capabilitiesQuery);
  },
  Component: Search,
};
