/** Names how publications are drawn; changed whenever the same publication would be drawn otherwise. */
export const templateVersion = "1";
