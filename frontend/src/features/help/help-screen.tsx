import { Page } from "@/shared/page";
import { href } from "@/shared/paths";
import { NotFoundPage } from "@/shared/problem-pages";
import { useParam } from "@/shared/routing";
import type { Screen } from "@/shared/screen";
import { t } from "./texts";

type Key = Parameters<typeof t>[0];
type Block = { heading?: Key; text: Key };
type HelpPage = { title: Key; blocks: readonly Block[]; more?: { text: Key; page: string } };

const PAGES: Readonly<Record<string, HelpPage>> = {
  accessibility: {
    title: "accessibility.title",
    blocks: [
      { text: "accessibility.1" },
      { heading: "accessibility.2.title", text: "accessibility.2" },
      { heading: "accessibility.3.title", text: "accessibility.3" },
      { heading: "accessibility.4.title", text: "accessibility.4" },
    ],
    more: { text: "feedback.title", page: "feedback" },
  },
  feedback: {
    title: "feedback.title",
    blocks: [{ text: "feedback.1" }, { text: "feedback.2" }, { text: "feedback.3" }],
  },
  "how-it-works": {
    title: "how.title",
    blocks: [
      { heading: "how.1.title", text: "how.1" },
      { heading: "how.2.title", text: "how.2" },
      { heading: "how.3.title", text: "how.3" },
      { heading: "how.4.title", text: "how.4" },
    ],
    more: { text: "how.more", page: "level-playing-field" },
  },
  "level-playing-field": {
    title: "fair.title",
    blocks: [
      { heading: "fair.1.title", text: "fair.1" },
      { heading: "fair.2.title", text: "fair.2" },
      { heading: "fair.3.title", text: "fair.3" },
      { heading: "fair.4.title", text: "fair.4" },
      { heading: "fair.5.title", text: "fair.5" },
      { heading: "fair.6.title", text: "fair.6" },
    ],
  },
  privacy: {
    title: "privacy.title",
    blocks: [
      { text: "privacy.1" },
      { heading: "privacy.2.title", text: "privacy.2" },
      { heading: "privacy.3.title", text: "privacy.3" },
      { heading: "privacy.4.title", text: "privacy.4" },
    ],
  },
};

function Help() {
  const page = PAGES[useParam("page")];
  if (!page) return <NotFoundPage />;
  return (
    <Page title={t(page.title)}>
      <h1 className="govuk-heading-xl">{t(page.title)}</h1>
      {page.blocks.map(({ heading, text }) => (
        <section key={text}>
          {heading && <h2 className="govuk-heading-m">{t(heading)}</h2>}
          <p className="govuk-body">{t(text)}</p>
        </section>
      ))}
      {page.more && (
        <p className="govuk-body">
          <a className="govuk-link" href={href("help", { page: page.more.page })}>
            {t(page.more.text)}
          </a>
        </p>
      )}
    </Page>
  );
}

export const screen: Screen = { Component: Help };
