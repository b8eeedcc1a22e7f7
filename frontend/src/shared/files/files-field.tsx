import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { Button } from "@/govuk/button";
import { FileUpload } from "@/govuk/file-upload";
import type { FieldProps } from "@/govuk/form-group";
import { Hidden } from "@/govuk/hidden";
import { Tag } from "@/govuk/tag";
import { ACCEPTED, type FileName, fileQuery, type Purpose } from "./api";
import { FileLink } from "./file-link";
import { t } from "./texts";
import { useUpload } from "./use-upload";

const CHECK_AGAIN_MS = 3000;

type FilesFieldProps = Pick<FieldProps, "id" | "error" | "before" | "labelSize"> & {
  purpose: Purpose;
  /** The files of the record, in their order. */
  value: readonly string[];
  /** What is known of those that were there before. */
  files: Readonly<Record<string, FileName>>;
  most: number;
  onChange: (ids: string[]) => void;
  /** More to say or ask about one file. */
  about?: (file: FileName) => ReactNode;
};

/** Files that are uploaded as soon as they are chosen, each with where its check stands. */
export function FilesField(props: FilesFieldProps) {
  const { id, purpose, value, files, most, onChange, about, error, before, labelSize } = props;
  const [said, setSaid] = useState("");
  const upload = useUpload(purpose, (file) => {
    onChange([...value, file.id]);
    setSaid(t("added.one", { name: file.name }));
  });
  const known = { ...files, ...upload.added };
  const remove = (one: FileName) => {
    onChange(value.filter((other) => other !== one.id));
    setSaid(t("removed", { name: one.name }));
    document.getElementById(id)?.focus();
  };
  const choose = ({ currentTarget: input }: { currentTarget: HTMLInputElement }) => {
    const file = input.files?.[0];
    if (!file) return;
    setSaid("");
    if (value.length >= most) upload.refuse(t("error.most", { most }));
    else void upload.send(file);
    input.value = ""; // the same file can be chosen again once it was mended
  };
  const kept = value.map((one) => known[one]).filter((one) => one !== undefined);
  return (
    <>
      {kept.length === 0 ? (
        <p className="govuk-body">{t("kept.none")}</p>
      ) : (
        <ul className="govuk-list eme-files" aria-label={t("list")}>
          {kept.map((file) => (
            <KeptFile key={file.id} known={file} onRemove={remove} about={about} />
          ))}
        </ul>
      )}
      <FileUpload
        id={id}
        label={t("label")}
        labelSize={labelSize ?? "m"}
        hint={t("hint")}
        error={upload.error ?? error}
        before={before}
        accept={ACCEPTED}
        aria-busy={upload.sending !== null}
        onChange={choose}
      />
      <p className="govuk-body" role="status">
        {upload.sending === null ? said : t("uploading", { name: upload.sending })}
      </p>
    </>
  );
}

type KeptFileProps = {
  known: FileName;
  onRemove: (file: FileName) => void;
  about: ((file: FileName) => ReactNode) | undefined;
};

/** One file of the record; asked about again while it is being checked. */
function KeptFile({ known, onRemove, about }: KeptFileProps) {
  const waits = known.status === "quarantined";
  const now = useQuery({
    ...fileQuery(known.id),
    enabled: waits,
    refetchInterval: ({ state }) =>
      state.data === undefined || state.data.status === "quarantined" ? CHECK_AGAIN_MS : false,
  });
  const file = now.data ?? known;
  return (
    <li className="eme-file">
      <div className="eme-file__line">
        <FileLink file={file} /> <State status={file.status} />
        <Button
          variant="secondary"
          classes="eme-file__remove"
          type="button"
          onClick={() => onRemove(file)}
        >
          {t("remove")} <Hidden>{t("remove.which", { name: file.name })}</Hidden>
        </Button>
      </div>
      {file.status !== "clean" && file.status !== "removed" && (
        <p className="govuk-hint govuk-!-margin-bottom-1">{t(`state.${file.status}.remedy`)}</p>
      )}
      {about?.(file)}
    </li>
  );
}

function State({ status }: { status: FileName["status"] }) {
  if (status === "clean") return <Tag colour="green">{t("state.clean")}</Tag>;
  if (status === "quarantined") return <Tag colour="yellow">{t("state.quarantined")}</Tag>;
  return <Tag colour="red">{t(status === "lost" ? "state.lost" : "state.infected")}</Tag>;
}
