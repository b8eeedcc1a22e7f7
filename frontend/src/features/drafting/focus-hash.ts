import { useEffect } from "react";
import { focusField } from "@/govuk/error-summary";

/** Focus the field that the address names, once the page has taken the focus itself. */
export function useFocusFromAddress(): void {
  useEffect(() => {
    const id = decodeURIComponent(window.location.hash.slice(1));
    if (!id) return;
    const timer = setTimeout(() => {
      [id, `${id}-day`, `${id}-0-title`].some(focusField);
    }, 50);
    return () => clearTimeout(timer);
  }, []);
}
