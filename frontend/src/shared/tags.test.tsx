import { render } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { EvidenceTag, HorizonTag, StatusTag, statusName } from "./tags";

const tag = (element: React.ReactElement) => {
  const { container } = render(element);
  const found = container.querySelector(".govuk-tag");
  return { text: found?.textContent, classes: found?.className };
};

describe("tags", () => {
  it("say which kind of status they are", () => {
    expect(tag(<StatusTag kind="challenge" status="open" />).text).toBe("Status: Open");
    expect(tag(<EvidenceTag value="claimed" />).text).toBe("Evidence: Claimed");
    expect(tag(<HorizonTag value="other_sector" />).text).toBe("Horizon: In use in another sector");
  });

  it("have the colour of their meaning", () => {
    expect(tag(<EvidenceTag value="claimed" />).classes).toContain("govuk-tag--grey");
    expect(tag(<EvidenceTag value="verified" />).classes).toContain("govuk-tag--blue");
    expect(tag(<EvidenceTag value="confirmed" />).classes).toContain("govuk-tag--green");
    expect(tag(<StatusTag kind="challenge" status="in_moderation" />).classes).toContain(
      "govuk-tag--yellow",
    );
  });

  it("show a status they do not know in its own words", () => {
    expect(statusName("response", "sent_back")).toBe("sent back");
  });
});
