import { formatClock } from "../dates";
import { Icon } from "../icons";
import { t } from "../texts/common";
import type { SaveState } from "./use-autosave";

function words(state: SaveState): string {
  switch (state.kind) {
    case "saved":
      return t("saved.at", { time: formatClock(state.at) });
    case "saving":
      return t("saved.now");
    case "offline":
      return t("saved.offline");
    case "conflict":
      return t("saved.conflict");
    case "failed":
      return t("saved.failed");
    default:
      return "";
  }
}

/** "Saved at 14:05", said politely; also what keeps something from being saved. */
export function SavedLine({ state }: { state: SaveState }) {
  return (
    <p className="eme-saved" role="status">
      {state.kind === "saved" && <Icon name="check" />}
      {words(state)}
    </p>
  );
}
