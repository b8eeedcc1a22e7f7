import { catalogue } from "@/shared/i18n/catalogue";

export const t = catalogue("file.link", {
  link: "{name} ({kind}, {size})",
  "missing.gone": "A file that is not available",
  "size.kb": "{size} KB",
  "size.mb": "{size} MB",
});
