import { expect, type Page } from "@playwright/test";

const MOST_TABS = 200;

type Target = { role: string; name: string | RegExp };

/** Role and name of what has the focus, as the browser computes them. */
async function focused(page: Page): Promise<Target> {
  const session = await page.context().newCDPSession(page);
  try {
    const { result } = await session.send("Runtime.evaluate", {
      expression: "document.activeElement",
    });
    if (!result.objectId) return { role: "", name: "" };
    const { nodes } = await session.send("Accessibility.getPartialAXTree", {
      objectId: result.objectId,
      fetchRelatives: false,
    });
    const [node] = nodes;
    return { role: String(node?.role?.value ?? ""), name: String(node?.name?.value ?? "") };
  } finally {
    await session.detach();
  }
}

const plain = (text: string): string => text.replace(/\s+/g, " ").trim();

function fits(wanted: Target, found: Target): boolean {
  const name = plain(String(found.name));
  const named = typeof wanted.name === "string" ? name === wanted.name : wanted.name.test(name);
  return named && (wanted.role === "" || found.role === wanted.role);
}

/**
 * Press Tab until the control of this name has the focus, as somebody without a mouse would. The
 * name is the accessible one, whole or as a pattern; the role parts a link from a button.
 */
export async function tabTo(page: Page, name: string | RegExp, role = ""): Promise<void> {
  const wanted = { role, name };
  const passed: string[] = [];
  for (let tabs = 0; tabs < MOST_TABS; tabs += 1) {
    const found = await focused(page);
    if (fits(wanted, found)) return;
    passed.push(`${found.role} "${plain(String(found.name))}"`);
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab never reached ${role} ${name}. Passed: ${passed.slice(0, 60).join(", ")}`);
}

/** Reach a link or button by Tab and press Enter. */
export async function pressEnterOn(page: Page, name: string | RegExp, role = ""): Promise<void> {
  await tabTo(page, name, role);
  await page.keyboard.press("Enter");
}

/** Reach a text box by Tab and type over what is in it. */
export async function typeInto(page: Page, name: string | RegExp, text: string): Promise<void> {
  await tabTo(page, name, "textbox");
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.insertText(text);
}

/** Reach a checkbox by Tab and press Space. */
export async function tick(page: Page, name: string | RegExp): Promise<void> {
  await tabTo(page, name, "checkbox");
  await page.keyboard.press("Space");
}

/** Reach a group of radios by Tab and go to one by the arrow keys. */
export async function chooseRadio(page: Page, name: string | RegExp): Promise<void> {
  const wanted = { role: "radio", name };
  const radio = page.getByRole("radio", { name, exact: typeof name === "string" });
  const group = await radio.evaluate((element) => (element as HTMLInputElement).name);
  await tabToRadios(page, group);
  for (let presses = 0; presses < MOST_TABS; presses += 1) {
    if (fits(wanted, await focused(page))) {
      await page.keyboard.press("Space");
      await expect(radio).toBeChecked();
      return;
    }
    await page.keyboard.press("ArrowDown");
  }
  throw new Error(`The arrow keys never reached the radio ${name}.`);
}

/** Reach the radios of this field by Tab and go to one by the arrow keys, by its value. */
export async function answer(page: Page, field: string, value: string): Promise<void> {
  await tabToRadios(page, field);
  for (let presses = 0; presses < MOST_TABS; presses += 1) {
    const now = await page.evaluate(() => (document.activeElement as HTMLInputElement).value);
    if (now === value) {
      await page.keyboard.press("Space");
      await expect(page.locator(":focus")).toBeChecked();
      return;
    }
    await page.keyboard.press("ArrowDown");
  }
  throw new Error(`The arrow keys never reached ${value} of ${field}.`);
}

async function tabToRadios(page: Page, group: string): Promise<void> {
  for (let tabs = 0; tabs < MOST_TABS; tabs += 1) {
    const name = await page.evaluate(
      () => (document.activeElement as HTMLInputElement | null)?.name ?? "",
    );
    if (name === group) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab never reached the radios named ${group}.`);
}

/** Reach a select by Tab and choose the option that begins with this text, by typing it. */
export async function chooseOption(
  page: Page,
  name: string | RegExp,
  option: string,
): Promise<void> {
  await tabTo(page, name, "combobox");
  await page.keyboard.type(option);
  await expect(page.locator("select:focus option:checked")).toHaveText(new RegExp(`^${option}`));
}
