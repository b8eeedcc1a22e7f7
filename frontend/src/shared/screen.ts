import type { QueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { ScreenName } from "./paths";
import type { Role, Session } from "./session";

/** What a screen may use to fetch its data before it shows. */
export type LoadContext = {
  params: Readonly<Record<string, string>>;
  query: URLSearchParams;
  queries: QueryClient;
  session: Session;
};

/** A screen: its data, awaited before it shows, and its component. */
export type Screen = {
  load?: (context: LoadContext) => Promise<unknown>;
  Component: () => ReactNode;
};

/** Who a screen is for: everybody, anybody signed in, or the named roles. */
export type For = "everybody" | "signed_in" | readonly Role[];

/** A route of a feature; its module is fetched when it is first opened. */
export type ScreenRoute = {
  name: ScreenName;
  for: For;
  module: () => Promise<{ screen: Screen }>;
};
