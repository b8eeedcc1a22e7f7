import { render, screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { MatchRaises } from "./match-raises";

it("tells the supplier what would raise a match, and by how much", () => {
  render(
    <MatchRaises
      raises={[
        { way: "verify", subject: "d-1", name: "County Hospital", points: 3.5 },
        { way: "capability", subject: "redaction", name: "Redaction", points: 1 },
      ]}
    />,
  );
  expect(screen.getByText("What would raise this").tagName).toBe("SPAN");
  const ways = screen.getAllByRole("listitem", { hidden: true }).map((each) => each.textContent);
  expect(ways).toEqual([
    "Give evidence for the use at County Hospital that the moderator can verify: up to 3.5 points.",
    "Name the capability “Redaction”, if the product has it: up to 1 point.",
  ]);
});

it("is not there for anybody else", () => {
  const { container } = render(<MatchRaises raises={[]} />);
  expect(container.textContent).toBe("");
});
