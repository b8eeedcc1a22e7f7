import { href } from "@/shared/paths";
import { useScreenExists } from "@/shared/routing";
import type { Theme } from "@/shared/vocabulary";
import type { Found } from "./api";
import { t } from "./texts";

/** Where a capability leads: to its page, or to the solutions that have it. */
function useCapabilityHref(): (slug: string) => string {
  const exists = useScreenExists();
  return (slug) =>
    exists("capability")
      ? href("capability", { slug })
      : href("solutions", {}, { capability: slug });
}

/** The capabilities that the words speak of. */
export function Suggested({ capabilities }: { capabilities: Found["capabilities"] }) {
  const to = useCapabilityHref();
  if (capabilities.length === 0) return null;
  return (
    <section className="eme-section" aria-labelledby="meant">
      <h2 className="govuk-heading-s govuk-!-margin-bottom-2" id="meant">
        {t("capabilities.are")}
      </h2>
      <ul className="govuk-list govuk-!-margin-bottom-0">
        {capabilities.map(({ slug, name, theme }) => (
          <li key={slug}>
            <a className="govuk-link" href={to(slug)}>
              {name}
            </a>{" "}
            <span className="govuk-hint">{theme}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The whole vocabulary, to start from. */
export function CapabilityTree({ themes }: { themes: readonly Theme[] }) {
  const to = useCapabilityHref();
  return (
    <section aria-labelledby="tree">
      <h2 className="govuk-heading-m" id="tree">
        {t("capabilities")}
      </h2>
      <ul className="eme-tree">
        {themes.map(({ slug, name, capabilities }) => (
          <li key={slug}>
            <h3 className="govuk-heading-s govuk-!-margin-bottom-1">{name}</h3>
            <ul className="govuk-list">
              {capabilities.map((one) => (
                <li key={one.slug}>
                  <a className="govuk-link" href={to(one.slug)}>
                    {one.name}
                  </a>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  );
}
