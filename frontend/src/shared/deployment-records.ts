import { queryOptions } from "@tanstack/react-query";
import { api, body, type Schemas, safely, type Versioned, versioned } from "@/api/client";
import type { Complete } from "./records";

export type DeploymentRecord = Complete<Schemas["DeploymentRecord"]>;
export type DeploymentPage = {
  items: DeploymentRecord[];
  next_cursor: string | null;
  total: number;
};
export type EvidenceAction = Schemas["EvidenceAction"];
export type ContactRequest = Complete<Schemas["ContactRequestView"]>;
export type ContactPage = { items: ContactRequest[]; next_cursor: string | null; total: number };
export type ContactAction = Schemas["ContactAction"];

type Asked = {
  evidence?: DeploymentRecord["evidence"][];
  stale?: boolean;
  waiting?: boolean;
  limit?: number;
  cursor?: string;
};

/** Deployments one has a say in: of one's own force, of one's own cards, or all. */
export const deploymentsQuery = (query: Asked) =>
  queryOptions({
    queryKey: ["deployments", "list", query],
    queryFn: async () =>
      (await body(api.GET("/api/v1/deployments", { params: { query } }))) as DeploymentPage,
  });

/** What waits for oneself: to be verified, confirmed or renewed. */
export const waitingDeployments = (limit = 100) => deploymentsQuery({ waiting: true, limit });

export const deploymentQuery = (id: string) =>
  queryOptions({
    queryKey: ["deployments", "one", id],
    queryFn: async () => {
      const params = { path: { deployment_id: id } };
      const read = await versioned(api.GET("/api/v1/deployments/{deployment_id}", { params }));
      return read as Versioned<DeploymentRecord>;
    },
  });

type Wish = { action: EvidenceAction; reason: string | null; etag: string; idempotencyKey: string };

/** Verify, confirm or dispute a deployment, or take that back. */
export function takeEvidenceAction(id: string, { action, reason, etag, idempotencyKey }: Wish) {
  return body(
    api.POST("/api/v1/deployments/{deployment_id}/transitions", {
      params: { path: { deployment_id: id } },
      body: { action, reason },
      ...safely({ etag, idempotencyKey }),
    }),
  );
}

type AskedContacts = { solution?: string; waiting?: boolean; limit?: number; cursor?: string };

/** Requests for a contact: of one's own force, to one's own supplier, or all. */
export const contactsQuery = (query: AskedContacts) =>
  queryOptions({
    queryKey: ["contacts", "list", query],
    queryFn: async () =>
      (await body(api.GET("/api/v1/contact-requests", { params: { query } }))) as ContactPage,
  });

export const contactQuery = (id: string) =>
  queryOptions({
    queryKey: ["contacts", "one", id],
    queryFn: async () => {
      const params = { path: { request_id: id } };
      const read = await versioned(api.GET("/api/v1/contact-requests/{request_id}", { params }));
      return read as Versioned<ContactRequest>;
    },
  });

/** Ask who uses a product. */
export async function askForContact(id: string, idempotencyKey: string): Promise<ContactRequest> {
  const asked = api.POST("/api/v1/deployments/{deployment_id}/contact-requests", {
    params: { path: { deployment_id: id } },
    ...safely({ idempotencyKey }),
  });
  return (await body(asked)) as ContactRequest;
}

type ContactWish = { action: ContactAction; etag: string; idempotencyKey: string };

/** Pass a request on, agree to it or decline it. */
export function takeContactAction(id: string, { action, etag, idempotencyKey }: ContactWish) {
  return body(
    api.POST("/api/v1/contact-requests/{request_id}/transitions", {
      params: { path: { request_id: id } },
      body: { action },
      ...safely({ etag, idempotencyKey }),
    }),
  );
}
