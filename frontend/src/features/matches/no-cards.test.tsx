import { screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { answerWith, membership, openService, sessionOf } from "../../../tests/service";
import { routes } from "./routes";

it("tells a supplier without listed solutions what would help", async () => {
  answerWith((_, path) => {
    if (path.endsWith("/auth/session")) {
      return { body: sessionOf(membership("s", "Newt Ltd", "supplier_member")) };
    }
    const worked = {
      ...{ semantic: true, labels_from: { strong: 0.6, possible: 0.3 }, weights_version: "1" },
      worked_out_at: "2030-01-02T09:00:00Z",
    };
    return { body: { items: [], total: 0, next_cursor: null, ...worked } };
  });
  openService("/supplier/matches", routes);
  await screen.findByRole("heading", { name: "You have no listed solution yet" });
  expect(screen.getByText(/^Name the capabilities/)).toBeTruthy();
  expect(screen.getByText(/^Add evidence/)).toBeTruthy();
  const add = screen.getByRole("button", { name: "List a solution" });
  expect(add.getAttribute("href")).toBe("/supplier/solutions/new");
  expect(screen.queryByText(/Worked out at/)).toBeNull();
});
