/** A standard or practice that was found, and what is kept of it. */

export interface FoundCode {
  /** Tells it apart from all others that are offered. */
  readonly key: string;
  readonly code: string;
  readonly says: string;
  /** Where it comes from, when that is a framework of the network. */
  readonly from: { readonly frameworkId: string; readonly itemId: string; readonly title: string } | null;
}

/** What a row of standards holds of it. */
export function columnsOf({ code, from }: FoundCode): Readonly<Record<string, string>> {
  return { code, ...(from && { frameworkId: from.frameworkId, itemId: from.itemId }) };
}
