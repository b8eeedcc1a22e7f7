import { readFileSync } from "node:fs";
import { screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { answerWith, openService, sessionOf } from "../../../tests/service";
import { routes } from "./routes";

const FILES = [
  "/api/v1/challenges.csv",
  "/api/v1/questions.csv",
  "/api/v1/outcomes.csv",
  "/api/v1/solutions.csv",
  "/api/v1/organisations.csv",
  "/api/v1/feeds/challenges.atom",
  "/api/v1/feeds/outcomes.atom",
  "/api/v1/feeds/deadlines.ics",
];

describe("open data", () => {
  it("links every file, feed and calendar, writes its address out, and names the licence", async () => {
    answerWith(() => ({ body: sessionOf() }));
    openService("/open-data", routes);
    await screen.findByRole("heading", { level: 1, name: "Open data" });
    const links = screen.getAllByRole("link").map((link) => link.getAttribute("href"));
    for (const file of FILES) {
      expect(links).toContain(file);
      expect(screen.getByText(window.location.origin + file).tagName).toBe("CODE");
    }
    const licence = within(screen.getByRole("main")).getByRole("link", { name: /Government/ });
    expect(licence.getAttribute("rel")).toBe("license");
  });

  it("is linked where there is no JavaScript, and feeds are named to feed readers", () => {
    const page = new DOMParser().parseFromString(readFileSync("index.html", "utf8"), "text/html");
    const without = page.querySelector("noscript")?.innerHTML ?? "";
    for (const file of FILES) expect(without).toContain(`href="${file}"`);
    const feeds = [...page.querySelectorAll('link[rel="alternate"]')];
    expect(feeds.map((link) => link.getAttribute("href"))).toEqual(FILES.slice(5, 7));
  });
});
