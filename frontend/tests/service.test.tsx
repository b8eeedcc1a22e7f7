import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { useState } from "react";
import { describe, expect, it, vi } from "vitest";
import { apiFetch } from "@/api/http";
import { requestOf } from "@/api/request";
import { SCREENS } from "@/app/screens";
import { Page } from "@/shared/page";
import type { Screen, ScreenRoute } from "@/shared/screen";
import { ROLES, type Session } from "@/shared/session";
import { type Api, answerWith, membership, openService, sessionOf } from "./service";

const KENT = membership("m1", "Kent Police", "force_contributor");
const OTTER = membership("m2", "Example Otter Ltd", "supplier_admin");

function page(title: string, load?: Screen["load"]): ScreenRoute["module"] {
  const Component = () => (
    <Page title={title}>
      <h1>{title}</h1>
    </Page>
  );
  return async () => ({ screen: load ? { Component, load } : { Component } });
}

const PAGES: readonly ScreenRoute[] = [
  { name: "start", for: "everybody", module: page("Start of all") },
  { name: "challenges", for: "everybody", module: page("Challenges") },
  { name: "forceHome", for: ROLES.force, module: page("Force home") },
  { name: "forceChallenges", for: ROLES.force, module: page("Our challenges") },
  { name: "organisation", for: "signed_in", module: page("Organisation") },
  ...SCREENS.filter(({ name }) => ["signIn", "actingAs", "help"].includes(name)),
];

const heading = (name: string) => screen.findByRole("heading", { level: 1, name });
const asSession =
  (session: Session): Api =>
  (method, path) =>
    method === "GET" && path.endsWith("/session") ? { body: session } : undefined;

describe("the frame", () => {
  it("shows the public only links whose screens exist, and the way to sign in and back", async () => {
    answerWith(asSession(sessionOf()));
    openService("/challenges", PAGES);
    await heading("Challenges");
    const menu = within(screen.getByRole("navigation", { name: "Menu" }));
    const links = menu.getAllByRole("link").map((link) => link.textContent);
    expect(links).toEqual(["Challenges", "Sign in"]);
    expect(menu.getByText("Sign in").getAttribute("href")).toBe("/sign-in?next=%2Fchallenges");
    expect(menu.getByText("Challenges").closest("a")?.getAttribute("aria-current")).toBe("true");
    expect(screen.getByText("Practice area")).toBeTruthy();
    expect(document.title).toBe("Challenges – Early Market Engagement");
  });

  it("shows a contributor whom they act for, their links and their account", async () => {
    answerWith(asSession(sessionOf(KENT, OTTER)));
    openService("/force/challenges", PAGES);
    await heading("Our challenges");
    expect(screen.getByRole("banner").textContent).toContain("Acting as Kent Police, contributor");
    const menu = within(screen.getByRole("navigation", { name: "Menu" }));
    expect(menu.getAllByRole("link").map((link) => link.textContent)).toEqual([
      "Home",
      "Our challenges",
    ]);
    fireEvent.click(screen.getByRole("button", { name: "Account" }));
    expect(screen.getByText("Signed in as Sam")).toBeTruthy();
    expect(menu.getAllByRole("link").map((link) => link.getAttribute("href"))).toEqual([
      "/force",
      "/force/challenges",
      "/acting-as",
      "/organisation",
    ]);
  });

  it.each([
    ["/challenges#later", "later"],
    ["/challenges", ""],
  ])("opened by an address gives the focus to the part that it names: %s", async (at, id) => {
    Element.prototype.scrollIntoView = vi.fn(); // the router scrolls, and jsdom cannot
    answerWith(asSession(sessionOf()));
    const Parts = () => (
      <Page title="Challenges">
        <h1>Challenges</h1>
        <h2 id="later">Later</h2>
      </Page>
    );
    const module = async () => ({ screen: { Component: Parts } });
    openService(at, [{ name: "challenges", for: "everybody", module }]);
    await heading("Challenges");
    await waitFor(() => expect(document.activeElement?.id).toBe(id));
  });

  it("moves the focus to main after a change of page, and sets the title", async () => {
    answerWith(asSession(sessionOf()));
    openService("/challenges", PAGES);
    await heading("Challenges");
    fireEvent.click(screen.getByRole("link", { name: "Privacy" }));
    await heading("Privacy");
    await waitFor(() => expect(document.activeElement?.id).toBe("main"));
    expect(document.title).toBe("Privacy – Early Market Engagement");
  });
});

describe("pages that cannot be shown", () => {
  const failing = (answer: Api, screens: Partial<ScreenRoute> = {}) => {
    answerWith((...wish) => asSession(sessionOf(KENT, OTTER))(...wish) ?? answer(...wish));
    const load = () => apiFetch(requestOf("GET", "/api/v1/x"));
    openService("/challenges", [
      { name: "challenges", for: "everybody", module: page("Challenges", load), ...screens },
    ]);
  };

  it("are not found when nobody knows the address", async () => {
    answerWith(asSession(sessionOf()));
    openService("/nowhere/at/all", PAGES);
    await heading("Page not found");
  });

  it("are not found when the API says so", async () => {
    failing(() => undefined);
    await heading("Page not found");
  });

  it("name the role they are for and offer to act as another", async () => {
    failing(() => ({}), { for: ["moderator"] });
    await heading("You cannot see this page");
    expect(screen.getByText(/This page is for a moderator/).textContent).toContain(
      "You are acting as contributor of Kent Police.",
    );
    expect(screen.getByRole("link", { name: "Act as another organisation" })).toBeTruthy();
  });

  it("say that there is a problem, its reference, and load when tried again", async () => {
    let broken = true;
    failing(() => (broken ? { status: 500, body: { request_id: "r-9" } } : { body: {} }));
    await heading("Sorry, there is a problem with the service");
    expect(screen.getByText("Reference of the request: r-9")).toBeTruthy();
    broken = false;
    fireEvent.click(screen.getByRole("button", { name: "Try again" }));
    await heading("Challenges");
  });

  it("say when to come back after too many requests", async () => {
    failing(() => ({ status: 429, body: {}, headers: { "Retry-After": "60" } }));
    await heading("Too many requests");
    expect(screen.queryByRole("button", { name: "Try again" })).toBeNull();
  });
});

describe("signing in", () => {
  it("is asked in place of a page that needs it, and leads to that page", async () => {
    let session = sessionOf();
    answerWith((method, path) => {
      if (!path.endsWith("/session")) return undefined;
      if (method === "POST") session = sessionOf(KENT);
      return { status: method === "POST" ? 201 : 200, body: session };
    });
    openService("/organisation", PAGES);
    await heading("Sign in to continue");
    fireEvent.click(screen.getByRole("button", { name: "Sign in" }));
    await heading("Organisation");
    expect(screen.getByRole("button", { name: "Account" })).toBeTruthy();
  });

  it("again in the middle of work keeps what was typed and sends it afterwards", async () => {
    let over = false;
    const saved: unknown[] = [];
    const session = sessionOf(KENT);
    answerWith((method, path, body) => {
      if (path.endsWith("/session")) {
        if (method === "POST") over = false;
        return { body: session };
      }
      if (over) return { status: 401, body: {} };
      saved.push(body);
      return { body: {} };
    });
    function Editor() {
      const [text, setText] = useState("");
      return (
        <Page title="Editor">
          <h1>Editor</h1>
          <input aria-label="Text" value={text} onChange={(event) => setText(event.target.value)} />
          <button
            type="button"
            onClick={() => void apiFetch(requestOf("POST", "/api/v1/x", { body: { text } }))}
          >
            Send
          </button>
        </Page>
      );
    }
    openService("/organisation", [
      {
        name: "organisation",
        for: "signed_in",
        module: async () => ({ screen: { Component: Editor } }),
      },
    ]);
    await heading("Editor");
    over = true;
    fireEvent.change(screen.getByLabelText("Text"), { target: { value: "typed" } });
    fireEvent.click(screen.getByText("Send"));
    await heading("Sign in to continue");
    expect(screen.queryByRole("heading", { name: "Editor" })).toBeNull();
    fireEvent.click(screen.getByRole("button", { name: "Sign in" }));
    await heading("Editor");
    expect((screen.getByLabelText("Text") as HTMLInputElement).value).toBe("typed");
    expect(saved).toEqual([{ text: "typed" }]);
  });
});

describe("waiting", () => {
  it("shows the frame at once, and the word after a moment", async () => {
    vi.stubGlobal("fetch", () => new Promise(() => undefined));
    openService("/challenges", PAGES);
    expect(screen.getByRole("banner")).toBeTruthy();
    expect(screen.queryByText("Loading")).toBeNull();
    expect(await screen.findByText("Loading")).toBeTruthy();
  });
});
