import { href } from "@/shared/paths";
import type { SolutionItem } from "./api";
import { t } from "./texts";

export type CatalogueGap = { key: string; href: string; text: string; why: string };

const MOST = 4;

/** What one product card still lacks that would help a force to find it. */
function gapsOfCard(card: SolutionItem): CatalogueGap[] {
  const { reference: ref, name, proven_in: proven } = card;
  const section = (slug: string) => href("supplierSolutionSection", { ref, section: slug });
  const deployments = href("supplierSolutionDeployments", { ref });
  const gap = (kind: "hosting" | "maturity" | "use" | "evidence", to: string): CatalogueGap => ({
    key: `${ref} ${kind}`,
    href: to,
    text: t(`gaps.${kind}`, { name }),
    why: t(`gaps.${kind}.why`),
  });
  const claimed = proven.length > 0 && proven.every(({ evidence }) => evidence === "claimed");
  return [
    ...(card.hosting === null ? [gap("hosting", section("hosting"))] : []),
    ...(card.maturity === null ? [gap("maturity", section("maturity"))] : []),
    ...(proven.length === 0 ? [gap("use", deployments)] : []),
    ...(claimed ? [gap("evidence", deployments)] : []),
  ];
}

/** What would help forces to find a supplier, the plainest first. */
export function catalogueGaps(cards: readonly SolutionItem[]): CatalogueGap[] {
  return cards
    .filter(({ status }) => status === "listed" || status === "draft")
    .flatMap(gapsOfCard)
    .slice(0, MOST);
}
