import { Button } from "@/govuk/button";
import { NotificationBanner } from "@/govuk/notification-banner";
import { t } from "./texts/problems";

type ReloadNoticeProps = {
  /** What has changed: "The responses are open." */
  heading: string;
  onReload: () => void;
  /** What the button says, where it is not "Show the changes". */
  button?: string;
};

/** Something the reader acts on has changed behind the page: said on top, never moved by itself. */
export function ReloadNotice({ heading, onReload, button }: ReloadNoticeProps) {
  return (
    <NotificationBanner heading={heading}>
      <Button type="button" variant="secondary" onClick={onReload}>
        {button ?? t("changed.show")}
      </Button>
    </NotificationBanner>
  );
}
