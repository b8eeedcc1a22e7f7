/**
 * One key per wish: the same content sent again carries the same key, so that a repeated submit is
 * answered and not done twice. A definite answer of the server or other content ends the key.
 */
export class IdempotencyKey {
  private held: { key: string; content: string } | null = null;

  keyFor(content: unknown): string {
    const text = JSON.stringify(content) ?? "";
    if (this.held?.content !== text) this.held = { key: crypto.randomUUID(), content: text };
    return this.held.key;
  }

  forget(): void {
    this.held = null;
  }
}
