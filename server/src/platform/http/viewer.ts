/** Who is looking: `null` for a visitor. */
export type Viewer = SignedInViewer | null;

/** A signed-in person, as found by the session of the request. */
export interface SignedInViewer {
  userId: string;
  sessionId: string;
  roles: readonly string[];
}
