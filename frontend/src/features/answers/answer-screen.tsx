import { useParam } from "@/shared/routing";
import type { Screen } from "@/shared/screen";
import { keptQuery, NEW } from "./api";
import { Change } from "./change";
import { fromQuery, Keep } from "./keep";

/** One kept answer: a new one, or one to change. */
function Answer() {
  const id = useParam("id");
  return id === NEW ? <Keep /> : <Change id={id} />;
}

export const screen: Screen = {
  load: ({ params: { id = NEW }, query, queries }) =>
    id === NEW
      ? queries.fetchQuery(fromQuery(query))
      : queries.fetchQuery({ ...keptQuery(id), staleTime: 0 }),
  Component: Answer,
};
