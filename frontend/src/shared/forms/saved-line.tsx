import { formatClock } from "../dates";
import { Icon } from "../icons";
import { t } from "../texts/saving";
import type { SaveState } from "./use-autosave";

function words(state: SaveState): string {
  switch (state.kind) {
    case "saved":
      return t("at", { time: formatClock(state.at) });
    case "saving":
      return t("now");
    case "offline":
      return t("offline");
    case "conflict":
      return t("conflict");
    case "failed":
      return t("failed");
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
