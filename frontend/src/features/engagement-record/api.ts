import { queryOptions } from "@tanstack/react-query";
import { api, body, type Schemas } from "@/api/client";
import type { Complete } from "@/shared/records";

export type EngagementRecord = Complete<Schemas["EngagementRecord"]>;
export type Disclosure = EngagementRecord["disclosures"][number];
export type StepTaken = EngagementRecord["steps"][number];

/** Who was told what and when, as of now. */
export const recordQuery = (ref: string) =>
  queryOptions({
    queryKey: ["challenge", ref, "engagement-record"],
    queryFn: async () => {
      const params = { path: { challenge_ref: ref } };
      const path = "/api/v1/challenges/{challenge_ref}/engagement-record";
      return (await body(api.GET(path, { params }))) as EngagementRecord;
    },
  });
