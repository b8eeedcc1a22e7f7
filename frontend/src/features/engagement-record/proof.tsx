import { formatStamp } from "@/shared/dates";
import { Icon } from "@/shared/icons";
import { href } from "@/shared/paths";
import type { EngagementRecord } from "./api";
import { t } from "./texts";

const GROUP = /.{4}/g;

/** The first and last figures of a hash, to compare by eye: "9f3c 71a0 be42 … 07d5". */
function short(hash: string): string {
  const groups = hash.match(GROUP) ?? [];
  return groups.length < 5 ? hash : `${groups.slice(0, 3).join(" ")} … ${groups.at(-1)}`;
}

/** Where the record stands in the chain of facts. */
export function Proof({ record: { proof } }: { record: EngagementRecord }) {
  const { facts, head_hash: head, checkpoint_hash: checkpoint, checkpoint_at: at } = proof;
  return (
    <div className="eme-proof">
      <Icon name="link" />
      <p>
        <strong>{t("proof.title")}</strong> {t("proof.facts", { count: facts })}{" "}
        {head && (
          <>
            {t("proof.head")} <code title={head}>{short(head)}</code>.{" "}
          </>
        )}
        {checkpoint && at ? (
          <>
            {t("proof.checkpoint", { stamp: formatStamp(at) })}{" "}
            <code title={checkpoint}>{short(checkpoint)}</code>.{" "}
          </>
        ) : (
          <>{t("proof.unchecked")} </>
        )}
        <a className="govuk-link" href={href("help", { page: "level-playing-field" })}>
          {t("proof.how")}
        </a>
      </p>
    </div>
  );
}
