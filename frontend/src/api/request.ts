export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

type Values = Readonly<Record<string, unknown>>;

/** What a call of the API says beside its method and path. */
export type Call = {
  params?: { path?: Values; query?: Values };
  headers?: HeadersInit;
  body?: unknown;
  signal?: AbortSignal;
};

/** "/challenges/{challenge_id}" with the values in their places. */
const filled = (path: string, values: Values): string =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(values[name])));

/** A list stands several times under its name; what is not said is left out. */
function queryOf(values: Values): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    for (const one of [value].flat()) {
      if (one !== undefined && one !== null) query.append(name, String(one));
    }
  }
  const text = query.toString();
  return text && `?${text}`;
}

/** A call of the API at this origin, as the browser sends it. */
export function requestOf(method: Method, path: string, call: Call = {}): Request {
  const { params = {}, body, signal } = call;
  const address = filled(path, params.path ?? {}) + queryOf(params.query ?? {});
  const headers = new Headers(call.headers);
  headers.set("Accept", "application/json");
  if (body !== undefined) headers.set("Content-Type", "application/json");
  return new Request(new URL(address, window.location.origin), {
    method,
    headers,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal ? { signal } : {}),
  });
}

/** What an answer holds; nothing when it is empty. */
export async function contentOf(response: Response): Promise<unknown> {
  const text = await response.text();
  return text ? JSON.parse(text) : undefined;
}
