import { catalogue } from "@/shared/i18n/catalogue";

export const t = catalogue("files", {
  "added.one": "{name} was added. It is being checked now.",
  "error.arrived": "{name} could not be uploaded. Check your connection and choose it again",
  "error.busy": "{name} could not be uploaded just now. Wait a moment and choose it again",
  "error.full": "Your organisation keeps as many files as it may. Remove files you no longer need",
  "error.most": "You can add up to {most} files. Remove one first",
  "error.size": "{name} is larger than 25 MB. Choose a smaller file",
  hint: "PDF, Word, Excel, PowerPoint, OpenDocument, CSV, TXT, PNG or JPEG, up to 25 MB. No macros, no passwords, no protective markings, no personal data of victims, witnesses or suspects.",
  "kept.none": "No files yet",
  label: "Add a file",
  list: "Files",
  remove: "Remove",
  "remove.which": "{name}",
  removed: "{name} was removed.",
  "state.clean": "Ready",
  "state.infected": "Refused: harmful",
  "state.infected.remedy":
    "The virus scanner found something in this file. Remove it, and have your own copy checked.",
  "state.lost": "Lost",
  "state.lost.remedy":
    "The service lost the content of this file before it could be checked. Remove it, and add it again.",
  "state.quarantined": "Being checked",
  "state.quarantined.remedy":
    "Nobody can download it until the virus scanner has found it clean. You can go on meanwhile.",
  uploading: "Uploading {name}",
});
