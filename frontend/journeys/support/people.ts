import { expect, type Page } from "@playwright/test";
import { pressEnterOn, typeInto } from "./keyboard";
import { expectPage } from "./page";

const PASSWORD = "demonstration-only-1";

/** Sign in by keyboard with a demonstration account; the address says who. */
export async function signIn(page: Page, email: string): Promise<void> {
  await page.goto("/sign-in");
  await expectPage(page, "Sign in");
  await typeInto(page, "E-mail address", email);
  await typeInto(page, "Password", PASSWORD);
  await pressEnterOn(page, "Sign in", "button");
  await page.getByRole("button", { name: "Account" }).waitFor();
  // The page one comes to takes the focus when it is there.
  await expect(page).not.toHaveURL(/\/sign-in/);
  await expect(page.locator("#main")).toBeFocused();
}

/** Sign out by keyboard. */
export async function signOut(page: Page): Promise<void> {
  await pressEnterOn(page, "Account", "button");
  await pressEnterOn(page, "Sign out", "button");
  await page.getByRole("link", { name: "Sign in", exact: true }).waitFor();
}
