import type { Screen } from "@/shared/screen";
import { solutionQuery } from "./api";
import { CardStop } from "./card-stop";

export const screen: Screen = {
  load: ({ params, queries }) => queries.fetchQuery(solutionQuery(params.ref ?? "")),
  Component: () => <CardStop action="discard_revision" words="discard" />,
};
