import type { ReactElement } from "react";
import { describe, it } from "vitest";
import { expectAccessible, expectOfficial } from "../../tests/markup";
import { BackLink } from "./back-link";
import { Breadcrumbs } from "./breadcrumbs";
import { Button, ButtonLink } from "./button";
import { Details } from "./details";
import { ErrorMessage } from "./error-message";
import { ErrorSummary } from "./error-summary";
import { Footer } from "./footer";
import { GenericHeader } from "./generic-header";
import { InsetText } from "./inset-text";
import { LanguageNavigation } from "./language-navigation";
import { Pagination } from "./pagination";
import { Panel } from "./panel";
import { PhaseBanner } from "./phase-banner";
import { ServiceNavigation } from "./service-navigation";
import { SummaryCard, SummaryList } from "./summary-list";
import { Table, TableRegion } from "./table";
import { Tag } from "./tag";
import { TaskList } from "./task-list";
import { WarningText } from "./warning-text";

const EXAMPLES: Readonly<Record<string, Readonly<Record<string, ReactElement>>>> = {
  "back-link": { default: <BackLink href="#" /> },
  breadcrumbs: {
    default: (
      <Breadcrumbs
        items={[
          { text: "Home", href: "/" },
          { text: "Section", href: "/section" },
          { text: "Sub-section", href: "/section/sub-section" },
          { text: "Sub Sub-section", href: "/section/sub-section/sub-sub-section" },
        ]}
      />
    ),
  },
  button: {
    default: <Button>Save and continue</Button>,
    link: <ButtonLink href="/">Link button</ButtonLink>,
    secondary: (
      <Button variant="secondary" name="secondary">
        Secondary button
      </Button>
    ),
    warning: (
      <Button variant="warning" name="Warning">
        Warning button
      </Button>
    ),
  },
  details: {
    default: (
      <Details summary="Help with nationality">
        We need to know your nationality so we can work out which elections you’re entitled to vote
        in. If you can’t provide your nationality, you’ll have to send copies of identity documents
        through the post.
      </Details>
    ),
  },
  "error-message": {
    default: <ErrorMessage>Error message about full name goes here</ErrorMessage>,
  },
  "error-summary": {
    "mixed with and without links": (
      <ErrorSummary
        errors={[
          { text: "Invalid username or password" },
          { text: "Agree to the terms of service to log in", href: "#example-error-1" },
        ]}
      />
    ),
  },
  "generic-header": { default: <GenericHeader href="/" logo="My cool service" /> },
  "inset-text": {
    default: (
      <InsetText>
        It can take up to 8 weeks to register a lasting power of attorney if there are no mistakes
        in the application.
      </InsetText>
    ),
  },
  "language-navigation": {
    default: (
      <LanguageNavigation
        label="Language"
        items={[
          { text: "English", lang: "en", href: "#/en", current: true },
          { text: "Cymraeg", lang: "cy", href: "#/cy" },
        ]}
      />
    ),
  },
  pagination: {
    "with previous only": <Pagination previous="/previous" />,
    "with prev and next only": <Pagination previous="/previous" next="/next" />,
    "with prev and next only and labels": (
      <Pagination
        previous="/previous"
        next="/next"
        labels={{ previous: "Paying VAT and duty", next: "Registering an imported vehicle" }}
      />
    ),
  },
  panel: {
    default: (
      <Panel title="Application complete">
        Your reference number
        <br />
        <strong>HDJ2123F</strong>
      </Panel>
    ),
  },
  "phase-banner": {
    default: (
      <PhaseBanner tag="Alpha" classes="govuk-width-container">
        This is a new service - your{" "}
        {/* biome-ignore lint/a11y/useValidAnchor: the address of the design system's example. */}
        <a href="#" className="govuk-link">
          feedback
        </a>{" "}
        will help us to improve it.
      </PhaseBanner>
    ),
  },
  tag: { default: <Tag>Alpha</Tag>, grey: <Tag colour="grey">Grey</Tag> },
  "task-list": {
    default: (
      <TaskList
        tasks={[
          { id: "task-list-1", title: "Company Directors", href: "#", status: "Completed" },
          ...["Registered company details", "Business plan"].map((title, index) => ({
            id: `task-list-${index + 2}`,
            title,
            href: "#",
            status: <Tag colour="blue">Incomplete</Tag>,
          })),
        ]}
      />
    ),
  },
  "warning-text": {
    default: <WarningText>You can be fined up to £5,000 if you don’t register.</WarningText>,
  },
};

/** Ours alone, or with parts that the design system's examples draw otherwise. */
const OTHERS: Readonly<Record<string, ReactElement>> = {
  footer: (
    <Footer
      links={[{ text: "Privacy", href: "/help/privacy" }]}
      licence="Open Government Licence"
    />
  ),
  "service navigation": (
    <ServiceNavigation
      page="/"
      items={[
        { text: "One", href: "/one", active: true },
        { text: "Two", href: "/two" },
      ]}
    />
  ),
  "summary card": (
    <SummaryCard title="Card" actions={[{ text: "Change", hidden: "card", href: "#c" }]}>
      <SummaryList
        rows={[
          { key: "Name", value: "A", actions: [{ text: "Change", hidden: "name", href: "#n" }] },
          { key: "Kind", value: "B" },
        ]}
      />
    </SummaryCard>
  ),
  table: (
    <TableRegion label="Numbers, table">
      <Table
        caption="Numbers"
        columns={[{ heading: "What" }, { heading: "How many", numeric: true }]}
        rows={[{ key: "a", cells: ["A", "1"] }]}
      />
    </TableRegion>
  ),
};

const cases = Object.entries(EXAMPLES).flatMap(([component, examples]) =>
  Object.entries(examples).map(([name, element]) => [component, name, element] as const),
);

describe("content components", () => {
  it.each(cases)("%s has the markup of the design system: %s", (component, name, element) => {
    expectOfficial(element, component, name);
  });

  it.each(cases)("%s is accessible: %s", async (_component, _name, element) => {
    await expectAccessible(element);
  });

  it.each(Object.entries(OTHERS))("%s is accessible", async (_name, element) => {
    await expectAccessible(element);
  });
});
