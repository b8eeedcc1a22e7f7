import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const PROJECT = fileURLToPath(new URL("../../..", import.meta.url));

function clock(argument: string): void {
  const python = process.env.EME_PYTHON;
  if (!python || !process.env.EME_OWNER_URL) {
    throw new Error(
      "The clock is moved by the database's owner: run python -m tests.support.journeys.",
    );
  }
  execFileSync(python, ["-m", "tests.support.clock", argument], { cwd: PROJECT });
}

/** Move the portal's clock on. The browser keeps its own. */
export const moveClock = (milliseconds: number): void => clock(String(milliseconds / 1000));

/** Put the portal's clock right again. */
export const resetClock = (): void => clock("reset");
