import type { NavigationItem } from "@/govuk/service-navigation";
import { href, type ScreenName } from "@/shared/paths";
import type { Role } from "@/shared/session";
import { t } from "./texts";

type Key = Parameters<typeof t>[0];
type Link = readonly [text: Key, screen: StaticScreen];

/** Screens whose address has no parameters. */
type StaticScreen = {
  [N in ScreenName]: undefined extends Parameters<typeof href<N>>[1] ? N : never;
}[ScreenName];

const PUBLIC: readonly Link[] = [
  ["nav.challenges", "challenges"],
  ["nav.technology", "technologyInUse"],
  ["nav.solutions", "solutions"],
  ["nav.events", "events"],
  ["nav.insights", "insights"],
];
const FORCE: readonly Link[] = [
  ["nav.home", "forceHome"],
  ["nav.our.challenges", "forceChallenges"],
  ["nav.others", "forceOthers"],
  ["nav.solutions", "solutions"],
  ["nav.our.technology", "forceTechnology"],
];
const SUPPLIER: readonly Link[] = [
  ["nav.home", "supplierHome"],
  ["nav.challenges", "challenges"],
  ["nav.matches", "supplierMatches"],
  ["nav.our.solutions", "supplierSolutions"],
  ["nav.our.responses", "supplierResponses"],
  ["nav.events", "events"],
];

/** The navigation map of SCREENS section 2, line for line. */
const LINKS: Readonly<Partial<Record<Role, readonly Link[]>>> = {
  force_contributor: FORCE,
  force_approver: FORCE,
  supplier_member: SUPPLIER,
  supplier_admin: SUPPLIER,
  moderator: [
    ["nav.queue", "moderationQueue"],
    ["nav.matches", "moderationMatches"],
    ["nav.challenges", "challenges"],
    ["nav.organisations", "moderationOrganisations"],
    ["nav.events", "events"],
    ["nav.vocabulary", "moderationVocabulary"],
    ["nav.insights", "insights"],
  ],
  ethics_adviser: [
    ["nav.referrals", "ethics"],
    ["nav.opinions", "ethicsOpinions"],
    ["nav.challenges", "challenges"],
    ["nav.technology", "technologyInUse"],
  ],
  oversight: [
    ["nav.overview", "oversight"],
    ["nav.challenges", "challenges"],
    ["nav.technology", "technologyInUse"],
    ["nav.insights", "insights"],
  ],
  auditor: [
    ["nav.audit", "audit"],
    ["nav.challenges", "challenges"],
    ["nav.insights", "insights"],
  ],
  administrator: [
    ["nav.accounts", "accounts"],
    ["nav.organisations", "moderationOrganisations"],
    ["nav.service", "service"],
  ],
};

/** The item whose address is the longest beginning of the path, unless the page marked one. */
function activeOf(addresses: readonly string[], path: string, marked: string | undefined): string {
  if (marked !== undefined && addresses.includes(marked)) return marked;
  const within = addresses.filter((address) => path === address || path.startsWith(`${address}/`));
  return within.sort((a, b) => b.length - a.length)[0] ?? "";
}

type NavigationContext = {
  role: Role | null;
  path: string;
  marked: string | undefined;
  /** The screens that have a route. */
  exists: (screen: ScreenName) => boolean;
};

/** The links for a role, only those whose screens exist, the present one marked. */
export function navigationFor({ role, path, marked, exists }: NavigationContext): NavigationItem[] {
  const links = ((role && LINKS[role]) ?? PUBLIC).filter(([, screen]) => exists(screen));
  const items = links.map(([text, screen]) => ({ text: t(text), href: addressOf(screen) }));
  const active = activeOf(
    items.map((item) => item.href),
    path,
    marked,
  );
  return items.map((item) => ({ ...item, active: item.href === active }));
}

const addressOf = (screen: StaticScreen): string => href<StaticScreen>(screen);
